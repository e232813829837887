import assert from 'node:assert/strict';
import test from 'node:test';
import { comparison } from '../../main/web/model/comparison.js';

const shown = (value) => ({ bytes: 1, value });
const step = (superstep, node, x) => ({ superstep, tasks: [{ node, committed: true }], state: { x: shown(x) } });
const run = (before, ...steps) => ({ first: steps[0].superstep, before: { x: shown(before) }, steps });

test('runs that did the same are the same', () => {
  const { beginning, pairs, parting } = comparison(run(0, step(1, 'a', 1)), run(0, step(1, 'a', 1)));

  assert.deepEqual([beginning.length, pairs[0].kind, parting], [0, 'same', null]);
});

test('runs part where their states or their nodes differ, or where only one goes on', () => {
  const a = run(0, step(1, 'a', 1), step(2, 'b', 2), step(3, 'c', 3));

  assert.equal(comparison(a, run(0, step(1, 'a', 1), step(2, 'b', 9))).parting, 2);
  assert.deepEqual(
    comparison(a, run(0, step(1, 'a', 1), step(2, 'x', 2))).pairs.map(({ kind }) => kind),
    ['same', 'nodes', 'only-a'],
  );
});

test('a fork is compared from where it begins, with what it was given there', () => {
  const a = run(0, step(1, 'a', 1), step(2, 'b', 2), step(3, 'c', 3));
  const fork = run(100, step(3, 'c', 101));

  const { beginning, pairs, parting } = comparison(a, fork);

  assert.deepEqual(beginning.map(({ channel, before, after }) => [channel, before.value, after.value]), [['x', 2, 100]]);
  assert.deepEqual(pairs.map(({ kind }) => kind), ['inherited', 'inherited', 'states']);
  assert.equal(parting, 3);
});
