#!/usr/bin/env bash
# validate.sh FILE.asl.json...   every validator at once; one line a finding; exit 1 if any tool finds an error.
# Wants what setup.sh installs. ${name} placeholders of function ARNs are filled in before the checks.
set -u
here=$(cd "$(dirname "$0")" && pwd)
bin=$here/.venv/bin
rc=0
node "$here/validate.mjs" "$@" || rc=1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for f in "$@"; do
  sed -E 's/"\$\{([A-Za-z0-9_-]+)\}"/"arn:aws:lambda:us-east-1:123456789012:function:\1"/g' "$f" >"$tmp/d.json"
  # statelint does not know Label, which a distributed Map may have; FLOAT: it wants 2.0 where 2 is legal
  "$bin/statelint" --ignore=FLOAT "$tmp/d.json" 2>&1 | grep -vE '^$|^(One error|[0-9]+ errors):$|Field "Label" not allowed' >"$tmp/out"
  if [ -s "$tmp/out" ]; then
    rc=1
    sed "s|^|$f\tstatelint\terror\t|" "$tmp/out"
  fi
  "$bin/python" - "$tmp/d.json" >"$tmp/t.json" <<'P'
import json, sys
print(json.dumps({"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"M": {"Type": "AWS::StepFunctions::StateMachine",
  "Properties": {"RoleArn": "arn:aws:iam::123456789012:role/x", "DefinitionString": open(sys.argv[1]).read()}}}}))
P
  "$bin/cfn-lint" --format parseable "$tmp/t.json" >"$tmp/out" 2>&1 || rc=1
  if [ -s "$tmp/out" ]; then cut -d: -f6- "$tmp/out" | sed "s|^|$f\tcfn-lint\terror\t|"; fi
done
exit $rc
