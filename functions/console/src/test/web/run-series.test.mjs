import assert from 'node:assert/strict';
import test from 'node:test';
import { runSeries, stacked } from '../../main/web/model/run-series.js';

const at = (seconds) => new Date(seconds * 1_000).toISOString();

test('runs are counted where they began and measured where they have ended', () => {
  const series = runSeries(
    [
      { status: 'SUCCEEDED', started: at(1), ended: at(3) },
      { status: 'SUCCEEDED', started: at(2), ended: at(7) },
      { status: 'FAILED', started: at(11), ended: at(12) },
      { status: 'RUNNING', started: at(19) },
      { status: 'RUNNING', started: at(25) },
    ],
    0,
    20_000,
    2,
  );

  assert.deepEqual(series.times, [0, 10]);
  assert.deepEqual(series.counts.SUCCEEDED, [2, 0]);
  assert.deepEqual(series.counts.FAILED, [0, 1]);
  assert.deepEqual(series.slowest, [5, 1]);
});

test('piles are drawn from the highest down, without a status that nothing has', () => {
  const series = runSeries([{ status: 'SUCCEEDED', started: at(1) }, { status: 'FAILED', started: at(1) }], 0, 10_000, 1);

  assert.deepEqual(stacked(series), [{ status: 'FAILED', heights: [2] }, { status: 'SUCCEEDED', heights: [1] }]);
});
