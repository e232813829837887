#!/usr/bin/env node
// validate.mjs FILE...  checks Amazon States Language files with the two npm validators.
// One line a finding: FILE <tab> TOOL <tab> error|warning <tab> text. Exit 1 if there is an error.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const aslValidator = require('asl-validator').default ?? require('asl-validator');
const { getLanguageService, TextDocument } = require('amazon-states-language-service');
const service = getLanguageService({});
let bad = false;
const say = (...a) => console.log(a.join('\t').replace(/\n/g, ' '));
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  let def;
  try { def = JSON.parse(text); } catch (e) { say(file, 'json', 'error', e.message); bad = true; continue; }
  // ${name} places of a CDK/SAM DefinitionSubstitutions become a well-formed ARN for the checks
  const filled = text.replace(/"\$\{([A-Za-z0-9_-]+)\}"/g, '"arn:aws:lambda:us-east-1:123456789012:function:$1"');
  def = JSON.parse(filled);
  try {
    const r = aslValidator(def, { checkPaths: true, checkArn: true });
    for (const e of r.errors) { bad = true; say(file, 'asl-validator', 'error', (e['Error code'] ?? e.instancePath ?? '') + ' ' + (e.Message ?? e.message)); }
  } catch (e) { bad = true; say(file, 'asl-validator', 'error', 'crash: ' + e.message); }
  const doc = TextDocument.create('file:///x.asl.json', 'asl', 1, filled);
  for (const d of await service.doValidation(doc, service.parseJSONDocument(doc))) {
    const error = d.severity === 1 || d.severity === undefined;
    bad ||= error;
    say(file, 'language-service', error ? 'error' : 'warning', `line ${d.range.start.line + 1}: ${d.message}`);
  }
  // what no validator above checks, or only one of them
  const seen = new Set();
  (function walk(m, where) {
    for (const [n, s] of Object.entries(m.States ?? {})) {
      if ([...n].length > 80) { bad = true; say(file, 'own', 'error', `state name over 80 characters: ${n.slice(0, 20)}...`); }
      for (const [kind, list] of [['Retry', s.Retry ?? []], ['Catch', s.Catch ?? []]]) list.forEach((r, i) => {
        if (r.ErrorEquals?.includes('States.ALL') && (i < list.length - 1 || r.ErrorEquals.length > 1)) { bad = true; say(file, 'own', 'error', `${n}: States.ALL must stand alone and last in ${kind}`); }
      });
      if (s.HeartbeatSeconds >= (s.TimeoutSeconds ?? Infinity)) { bad = true; say(file, 'own', 'error', `${n}: HeartbeatSeconds must be less than TimeoutSeconds`); }
      if (seen.has(n)) { bad = true; say(file, 'own', 'error', `state name used twice: ${n}`); }
      seen.add(n);
      for (const b of s.Branches ?? []) walk(b);
      if (s.ItemProcessor ?? s.Iterator) walk(s.ItemProcessor ?? s.Iterator);
      if (/\.waitForTaskToken$/.test(s.Resource ?? '') && !JSON.stringify(s.Parameters ?? s.Arguments ?? {}).includes('Task.Token')) { bad = true; say(file, 'own', 'error', `${n}: the task token is not passed on`); }
      (function deep(v, key) {
        if (v && typeof v === 'object') { for (const [k, x] of Object.entries(v)) deep(x, k); }
        else if (typeof v === 'string' && /^\$(\$|\.|\[)/.test(v) && !key.endsWith('.$')) { bad = true; say(file, 'own', 'error', `${n}: "${key}": "${v}" is text, not a path, unless the key ends in .$`); }
      })(s.Parameters ?? {}, '');
    }
  })(def);
}
process.exit(bad ? 1 : 0);
