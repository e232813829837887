import assert from 'node:assert/strict';
import test from 'node:test';
import { RunStory, standing, taskState, whatMatters } from '../../main/web/model/run-story.js';

const AT = '2026-11-01T08:00:00.000Z';
const NOW = Date.parse('2026-11-01T08:00:10.000Z');

const metrics = (duration = 5) => ({ started: AT, duration_ms: duration, attempt: 1, cold_start: false, input_size: 1, output_size: 2, memory: 3 });
const started = { id: 's', kind: 'started', data: { workflow: 'w', run: 'r', started: AT } };
const status = (word, execution = 0) => ({ id: `${word}${execution}`, kind: 'status', data: { status: word, execution } });
const running = (superstep, nodes, sends = {}) => ({ id: `r${superstep}${nodes}`, kind: 'running', data: { superstep, nodes, sends } });
const committed = (superstep, node, more = {}) => ({
  id: `c${superstep}${node}${more.send ?? ''}`,
  kind: 'committed',
  data: { superstep, node, wrote: {}, goto: [], sends: 0, metrics: metrics(), ...more },
});
const ended = (word, error) => ({ id: `e${word}`, kind: 'ended', data: { status: word, superstep: 1, ended: AT, execution: 0, error } });
const failed = (superstep, node) => ({
  id: `f${superstep}${node}`,
  kind: 'attempt_failed',
  data: { superstep, node, attempt: 'x', at: AT, error: { type: 'NodeError', code: 'NO', node, message: 'no' } },
});

const told = (...events) => {
  const story = new RunStory();
  events.forEach((event) => story.take(event));
  return story;
};

test('an event counts once, however often it comes', () => {
  const story = told(started, status('RUNNING'), running(1, ['a']), failed(1, 'a'));

  assert.equal(story.take(failed(1, 'a')), false);

  assert.equal(story.tasks[0].failures.length, 1);
  assert.equal(story.lastId, 'f1a');
});

test('a stream that is cut anywhere and sent again from there tells the same story', () => {
  const events = [started, status('RUNNING'), running(1, ['a', 'b']), committed(1, 'b'), committed(1, 'a'), running(2, ['c']), committed(2, 'c'), ended('SUCCEEDED')];
  const whole = told(...events);

  for (let cut = 0; cut <= events.length; cut++) {
    for (let back = 0; back <= cut; back++) {
      const again = told(...events.slice(0, cut), ...events.slice(back));
      assert.deepEqual(again.tasks, whole.tasks);
      assert.equal(again.status, 'SUCCEEDED');
    }
  }
});

test('a run of the same name that begins anew is told from its beginning', () => {
  const story = told(started, running(1, ['a']), committed(1, 'a'), ended('SUCCEEDED'));

  story.take({ ...started, id: 'another' });

  assert.equal(story.tasks.length, 0);
  assert.equal(story.isOver, false);
});

test('a redriven run has not ended', () => {
  const story = told(started, running(1, ['a']), failed(1, 'a'), ended('FAILED', { node: 'a', message: 'no' }));
  assert.equal(taskState(story.tasks[0], story, NOW), 'failed');

  story.take(status('RUNNING', 1));

  assert.equal(story.isOver, false);
  assert.equal(story.error, null);
  assert.equal(taskState(story.tasks[0], story, NOW), 'running');
  assert.equal(story.tasks[0].failures.length, 1);
});

test('every Send of a node is a task of its own from the moment that they run', () => {
  const story = told(started, status('RUNNING'), running(1, [], { w: 3 }), committed(1, 'w', { send: 1 }));

  assert.deepEqual(story.tasks.map((task) => [task.send, taskState(task, story, NOW)]), [[0, 'running'], [1, 'done'], [2, 'running']]);
});

test('a task stands as its run does', () => {
  const asked = { id: 'q', kind: 'approval_asked', data: { superstep: 1, node: 'a', title: 'May I?', asked: AT, deadline: AT } };
  const ruled = { id: 'd', kind: 'approval_decided', data: { superstep: 1, node: 'a', verdict: 'APPROVE', by: 'Ann', at: AT } };
  const state = (...events) => {
    const story = told(started, ...events);
    return taskState(story.tasks[0], story, NOW);
  };

  assert.equal(state(status('QUEUED'), running(1, ['a'])), 'queued');
  assert.equal(state(status('RUNNING'), running(1, ['a'])), 'running');
  assert.equal(state(status('RUNNING'), running(1, ['a']), asked), 'waiting');
  assert.equal(state(status('RUNNING'), running(1, ['a']), asked, ruled), 'running');
  assert.equal(state(status('RUNNING'), committed(1, 'a', { until: '2026-11-01T09:00:00.000Z' })), 'done');
  assert.equal(state(running(1, ['a']), ended('CANCELLED')), 'cancelled');
  assert.equal(state(running(1, ['a']), ended('FAILED', { node: 'b', message: '' })), 'cancelled');
});

test('what follows a pause waits until it is over', () => {
  const paused = told(started, status('RUNNING'), running(1, ['a']), committed(1, 'a', { until: '2026-11-01T08:00:11.000Z' }), running(2, ['b']));

  assert.equal(taskState(paused.tasks[1], paused, NOW), 'waiting');
  assert.equal(standing(paused, NOW), 'WAITING');
  assert.equal(taskState(paused.tasks[1], paused, NOW + 1_000), 'running');
});

test('a run waits if waiting is all that it does', () => {
  const asked = { id: 'q', kind: 'approval_asked', data: { superstep: 1, node: 'a', title: 'May I?', asked: AT, deadline: AT } };

  assert.equal(standing(told(started, status('RUNNING'), running(1, ['a']), asked), NOW), 'WAITING');
  assert.equal(standing(told(started, status('RUNNING'), running(1, ['a', 'b']), asked), NOW), 'RUNNING');
  assert.equal(standing(told(started, running(1, ['a'])), NOW), '');
});

test('what matters is what failed, then what waits, then what runs, then the last', () => {
  const matters = (...events) => whatMatters(told(started, ...events), NOW)?.node;

  assert.equal(matters(status('RUNNING'), running(1, ['a', 'b']), committed(1, 'b')), 'a');
  assert.equal(matters(running(1, ['a', 'b']), committed(1, 'b'), ended('FAILED', { node: 'a', message: 'no' })), 'a');
  assert.equal(matters(running(1, ['a']), committed(1, 'a'), running(2, ['b']), committed(2, 'b'), ended('SUCCEEDED')), 'b');
  assert.equal(matters(), undefined);
});
