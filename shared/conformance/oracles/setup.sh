#!/bin/sh
# Installs what the oracles need beside this script: node_modules (npm) and .venv (pip). Quick when it is all there.
# Wants Node 20 or later and Python 3.11 or later.
set -eu
cd "$(dirname "$0")"

# A stamp holds the digest of what was installed, so that a changed version is noticed.
want=$(cat package-lock.json requirements.txt | cksum)
stamp=.venv/installed
if [ -d node_modules ] && [ "$(cat "$stamp" 2>/dev/null)" = "$want" ]; then exit 0; fi

command -v npm >/dev/null || { echo "oracles: needs npm on the PATH" >&2; exit 1; }
command -v python3 >/dev/null || { echo "oracles: needs python3 on the PATH" >&2; exit 1; }
echo "oracles: installing into $(pwd)" >&2
npm ci --silent --no-audit --no-fund >&2
python3 -m venv --clear .venv
.venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt >&2
echo "$want" >"$stamp"
