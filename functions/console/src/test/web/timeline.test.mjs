import assert from 'node:assert/strict';
import test from 'node:test';
import { RunStory } from '../../main/web/model/run-story.js';
import { TimeScale } from '../../main/web/model/time-scale.js';
import { timeline } from '../../main/web/model/timeline.js';

const BEGIN = Date.parse('2026-11-01T08:00:00.000Z');
const instant = (ms) => new Date(BEGIN + ms).toISOString();

function story(...commits) {
  const told = new RunStory();
  told.take({ id: 's', kind: 'started', data: { workflow: 'w', run: 'r', started: instant(0) } });
  commits.forEach(([superstep, node, from, duration, more], index) =>
    told.take({
      id: `${index}`,
      kind: 'committed',
      data: { superstep, node, wrote: {}, goto: [], sends: 0, metrics: { started: instant(from), duration_ms: duration }, ...more },
    }),
  );
  told.take({ id: 'e', kind: 'ended', data: { status: 'SUCCEEDED', superstep: 9, ended: instant(100_000), execution: 0 } });
  return told;
}

test('work keeps its length and a long wait is cut short', () => {
  const scale = new TimeScale([{ from: 0, to: 10 }, { from: 86_400_000, to: 86_400_010 }]);

  assert.equal(scale.place(0), 0);
  assert.equal(scale.place(86_400_010), 1);
  assert.ok(scale.length < 25);
  assert.deepEqual(scale.cuts.map(({ ms }) => ms), [86_399_990]);
  assert.ok(scale.place(10) < scale.place(43_200_000) && scale.place(43_200_000) < scale.place(86_400_000));
});

test('spans that overlap are one, and instants beyond both ends are at the ends', () => {
  const scale = new TimeScale([{ from: 5, to: 20 }, { from: 0, to: 10 }]);

  assert.equal(scale.length, 20);
  assert.equal(scale.place(-5), 0);
  assert.equal(scale.place(25), 1);
  assert.deepEqual(new TimeScale([]).cuts, []);
});

test('a row is a node of a superstep, with its Sends together, or a node', () => {
  const told = story([1, 'a', 0, 10], [2, 'w', 10, 5, { send: 0 }], [2, 'w', 12, 5, { send: 1 }], [3, 'a', 20, 10]);

  assert.deepEqual(timeline(told, 'superstep', 0).rows.map(({ key, tasks, ms }) => [key, tasks, ms]), [['1/a', 1, 10], ['2/w', 2, 10], ['3/a', 1, 10]]);
  assert.deepEqual(timeline(told, 'node', 0).rows.map(({ key, tasks }) => [key, tasks]), [['a', 2], ['w', 2]]);
});

test('attempts that failed, retries and waits are bars of their own', () => {
  const told = story([1, 'a', 50, 10, { until: instant(5_000) }], [2, 'b', 5_000, 10]);
  told.take({ id: 'f', kind: 'attempt_failed', data: { superstep: 1, node: 'a', attempt: '1', at: instant(5), error: {} } });

  const [first] = timeline(told, 'superstep', 0).rows;

  assert.deepEqual(first.bars.map(({ kind }) => kind), ['work', 'retry', 'work', 'wait']);
  assert.equal(first.failures, 1);
  assert.equal(first.failedAt.length, 1);
});

test('a thousand supersteps are placed in a moment', () => {
  const told = story(...Array.from({ length: 1_000 }, (_, index) => [index + 1, `n${index % 5}`, index * 20, 10]));

  const before = performance.now();
  const { rows } = timeline(told, 'superstep', 0);

  assert.equal(rows.length, 1_000);
  assert.ok(performance.now() - before < 250);
});
