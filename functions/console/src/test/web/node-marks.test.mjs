import assert from 'node:assert/strict';
import test from 'node:test';
import { nodeMarks } from '../../main/web/model/node-marks.js';
import { RunStory } from '../../main/web/model/run-story.js';

const AT = '2026-11-01T08:00:00.000Z';
const graph = { nodes: [{ name: 'a' }, { name: 'w' }, { name: 'z' }], edges: [] };

function told(...events) {
  const story = new RunStory();
  story.take({ id: 's', kind: 'started', data: { workflow: 'w', run: 'r', started: AT } });
  story.take({ id: 'r', kind: 'status', data: { status: 'RUNNING', execution: 0 } });
  events.forEach(([kind, data], index) => story.take({ id: `${index}`, kind, data }));
  return story;
}

const committed = (superstep, node, send) => [
  'committed',
  { superstep, node, send, wrote: {}, goto: [], sends: 0, metrics: { started: AT, duration_ms: 1 } },
];
const marks = (story) => nodeMarks(graph, story, Date.parse(AT));

test('a node is marked by its newest superstep, with how often it has run', () => {
  const story = told(['running', { superstep: 1, nodes: ['a'], sends: {} }], committed(1, 'a'), ['running', { superstep: 2, nodes: ['a'], sends: {} }]);

  assert.deepEqual(marks(story), { a: { state: 'running', count: 2, text: 'running, 2 runs' } });
});

test('runs of Sends are counted together, and the most urgent of them marks their node', () => {
  const sends = ['running', { superstep: 1, nodes: [], sends: { w: 3 } }];
  const failure = ['attempt_failed', { superstep: 1, node: 'w', send: 2, at: AT, error: {} }];
  const ended = ['ended', { status: 'FAILED', superstep: 0, ended: AT, execution: 0, error: { node: 'w', message: '' } }];

  assert.deepEqual(marks(told(sends, committed(1, 'w', 0))).w, { state: 'running', count: 3, text: '1 of 3 done, 3 runs' });
  assert.equal(marks(told(sends, committed(1, 'w', 0), failure, ended)).w.state, 'failed');
});

test('what was never reached is marked so once the run has ended', () => {
  const ended = ['ended', { status: 'SUCCEEDED', superstep: 1, ended: AT, execution: 0 }];

  assert.equal(marks(told(committed(1, 'a'))).z, undefined);
  assert.equal(marks(told(committed(1, 'a'), ended)).z.state, 'skipped');
});
