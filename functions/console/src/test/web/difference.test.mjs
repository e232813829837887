import assert from 'node:assert/strict';
import test from 'node:test';
import { differences, MOST_DIFFERENCES, same } from '../../main/web/model/difference.js';
import { channelChanges } from '../../main/web/model/shown-values.js';

test('what is the same has no differences, in whatever order its members stand', () => {
  assert.deepEqual(differences({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }), []);
});

test('each difference says where and what', () => {
  const before = { kept: 1, changed: { deep: ['x', 'y'] }, removed: true, type: [] };
  const after = { kept: 1, changed: { deep: ['x', 'z', 'new'] }, added: null, type: {} };

  assert.deepEqual(differences(before, after), [
    { path: ['changed', 'deep', '1'], kind: 'changed', before: 'y', after: 'z' },
    { path: ['changed', 'deep', '2'], kind: 'added', after: 'new' },
    { path: ['removed'], kind: 'removed', before: true },
    { path: ['type'], kind: 'changed', before: [], after: {} },
    { path: ['added'], kind: 'added', after: null },
  ]);
});

test('nobody reads more than so many', () => {
  assert.equal(differences(Array(1_000).fill(0), Array(1_000).fill(1)).length, MOST_DIFFERENCES);
});

test('null, absent members and names of prototypes are told apart', () => {
  assert.equal(same({ a: null }, {}), false);
  assert.equal(same({ constructor: 1 }, { toString: 1 }), false);
  assert.equal(same(null, {}), false);
});

test('channels change by their values where those are here, and else by their sizes', () => {
  const before = { same: { bytes: 1, value: 1 }, other: { bytes: 1, value: 1 }, gone: { bytes: 1, value: 1 }, large: { bytes: 9_000 }, still: { bytes: 9_000 } };
  const after = { same: { bytes: 1, value: 1 }, other: { bytes: 1, value: 2 }, large: { bytes: 9_001 }, still: { bytes: 9_000 }, fresh: { bytes: 1, value: 3 } };

  assert.deepEqual(
    channelChanges(before, after).map(({ channel, kind }) => [channel, kind]),
    [['other', 'changed'], ['gone', 'removed'], ['large', 'large'], ['fresh', 'added']],
  );
});
