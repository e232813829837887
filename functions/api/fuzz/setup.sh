#!/bin/sh
# Installs the fuzzer, schemathesis, into .venv beside this script. Quick when it is there. Wants Python 3.11 or later.
set -eu
cd "$(dirname "$0")"

# A stamp holds the digest of what was installed, so that a changed version is noticed.
want=$(cksum <requirements.txt)
stamp=.venv/installed
if [ "$(cat "$stamp" 2>/dev/null)" = "$want" ]; then exit 0; fi

command -v python3 >/dev/null || { echo "fuzz: needs python3 on the PATH" >&2; exit 1; }
echo "fuzz: installing into $(pwd)" >&2
python3 -m venv --clear .venv
.venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt >&2
echo "$want" >"$stamp"
