import assert from 'node:assert/strict';
import test from 'node:test';
import { edit, edited, forkBody, indented } from '../../main/web/model/fork-edits.js';

test('a number stays as it was written', () => {
  const one = edited(edit('x', '1'), '1.0');
  const large = edited(edit('y', '1'), '123456789012345678901234567890');

  assert.equal(forkBody(2, [one, large], ''), '{"superstep": 2, "edits": {"x": 1.0, "y": 123456789012345678901234567890}}');
});

test('only what was changed is sent', () => {
  assert.equal(forkBody(2, [edit('x', '1')], 'what "if"'), '{"superstep": 2, "edits": {}, "run": "what \\"if\\""}');
});

test('a text that is no JSON says so', () => {
  assert.match(edited(edit('x', '1'), '{').problem, /no JSON/);
  assert.match(edited(edit('x', '1'), ' ').problem, /missing/);
  assert.equal(edited(edit('x', '1'), 'null').problem, '');
});

test('JSON text is laid out without touching what it says', () => {
  const text = '{"a":[1.0,{"b":"x, {y}: \\"z\\""}],"c":[],"d":{}}';

  assert.equal(indented(text), '{\n  "a": [\n    1.0,\n    {\n      "b": "x, {y}: \\"z\\""\n    }\n  ],\n  "c": [],\n  "d": {}\n}');
});
