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
"$bin/python" - "$tmp" "$@" <<'P' || exit 1
import json, re, sys
for i, name in enumerate(sys.argv[2:]):
    text = re.sub(r'"\$\{([A-Za-z0-9_-]+)\}"', r'"arn:aws:lambda:us-east-1:123456789012:function:\1"', open(name).read())
    template = {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"M": {"Type": "AWS::StepFunctions::StateMachine",
        "Properties": {"RoleArn": "arn:aws:iam::123456789012:role/x", "DefinitionString": text}}}}
    open(f"{sys.argv[1]}/{i}.asl", "w").write(text)
    json.dump(template, open(f"{sys.argv[1]}/{i}.template", "w"))
P

i=0
for f in "$@"; do
  # statelint does not know Label, which a distributed Map may have; FLOAT: it wants 2.0 where 2 is legal
  "$bin/statelint" --ignore=FLOAT "$tmp/$i.asl" 2>&1 | grep -vE '^$|^(One error|[0-9]+ errors):$|Field "Label" not allowed' >"$tmp/out"
  if [ -s "$tmp/out" ]; then
    rc=1
    sed "s|^|$f\tstatelint\terror\t|" "$tmp/out"
  fi
  i=$((i + 1))
done

"$bin/cfn-lint" --format parseable "$tmp"/*.template >"$tmp/all" 2>&1 || rc=1
cut -c-300 "$tmp/all" >"$tmp/out" # a finding may quote the whole definition
i=0
for f in "$@"; do
  sed -n "s|^$tmp/$i.template:[0-9:]*:\([EWI]\)|$f\tcfn-lint\terror\t\1|p" "$tmp/out"
  i=$((i + 1))
done
grep -v "^$tmp/" "$tmp/out" # what cfn-lint says of itself
exit $rc
