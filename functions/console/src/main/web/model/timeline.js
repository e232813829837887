import { taskState } from './run-story.js';
import { TimeScale } from './time-scale.js';

/**
 * When the tasks of a run worked and waited, as rows of bars.
 *
 * @typedef {object} Bar
 * @property {'work' | 'wait' | 'retry'} kind retry: from an attempt that failed to the one that followed
 * @property {string} state the task's, as in {@link taskState}
 * @property {number} from from 0 to 1
 * @property {number} to from 0 to 1
 *
 * @typedef {object} Row
 * @property {string} key
 * @property {string} node
 * @property {number | null} superstep null where a row has all of a node's
 * @property {number} tasks how many
 * @property {string} state of its tasks the one that says most
 * @property {number} failures how many attempts failed
 * @property {number} ms how long its tasks took, together
 * @property {Bar[]} bars
 * @property {number[]} failedAt where attempts failed, from 0 to 1
 *
 * @typedef {{rows: Row[], cuts: {at: number, ms: number}[], ms: number}} Timeline
 */

const START = '__start__';
const PRECEDENCE = ['failed', 'waiting', 'running', 'queued', 'cancelled', 'done'];

/**
 * @param {import('./run-story.js').RunStory} story
 * @param {'superstep' | 'node'} by what a row is: a node in one superstep, its Sends together, or a node in all of them
 * @param {number} now in milliseconds
 * @returns {Timeline}
 */
export function timeline(story, by, now) {
  const drawn = story.tasks
    .filter((task) => task.node !== START)
    .map((task) => ({ task, state: taskState(task, story, now), spans: spans(task, story, now) }));
  const scale = new TimeScale(drawn.flatMap(({ spans: all }) => all.flatMap(busy)));
  const rows = new Map();
  for (const one of drawn) {
    const key = by === 'node' ? one.task.node : `${one.task.superstep}/${one.task.node}`;
    if (!rows.has(key)) {
      rows.set(key, emptyRow(key, one.task, by));
    }
    add(rows.get(key), one, scale);
  }
  return { rows: [...rows.values()], cuts: scale.cuts, ms: total(story, now) };
}

/** Of a wait only its ends, so that what lies between can be cut short. */
const busy = (span) =>
  span.kind === 'work' ? [span] : [{ from: span.from, to: span.from }, { from: span.to, to: span.to }];

function emptyRow(key, { node, superstep }, by) {
  return { key, node, superstep: by === 'node' ? null : superstep, tasks: 0, state: 'done', failures: 0, ms: 0, bars: [], failedAt: [] };
}

function add(row, { task, state, spans: all }, scale) {
  row.tasks += 1;
  row.failures += task.failures.length;
  row.ms += task.metrics?.duration_ms ?? 0;
  row.state = PRECEDENCE.find((one) => one === row.state || one === state);
  row.bars.push(...all.map(({ kind, from, to }) => ({ kind, state, from: scale.place(from), to: scale.place(to) })));
  row.failedAt.push(...task.failures.map(({ at }) => scale.place(Date.parse(at))));
}

/** When the task worked and when it waited, as far as the log tells: an attempt that failed says only when. */
function spans(task, story, now) {
  const found = [];
  const end = story.ended ? Date.parse(story.ended) : now;
  const failed = task.failures.map(({ at }) => Date.parse(at));
  const begun = task.metrics ? Date.parse(task.metrics.started) : end;
  if (failed.length) {
    found.push({ kind: 'work', from: failed[0], to: failed[0] });
    found.push({ kind: 'retry', from: failed[0], to: Math.max(failed.at(-1), begun) });
  }
  if (task.metrics) {
    found.push({ kind: 'work', from: begun, to: begun + task.metrics.duration_ms });
  }
  if (task.until) {
    const from = begun + (task.metrics?.duration_ms ?? 0);
    found.push({ kind: 'wait', from, to: Math.min(Date.parse(task.until), end) });
  }
  if (task.approval) {
    const { asked, ruling } = task.approval;
    found.push({ kind: 'work', from: Date.parse(asked), to: Date.parse(asked) });
    found.push({ kind: 'wait', from: Date.parse(asked), to: ruling ? Date.parse(ruling.at) : end });
  }
  return found.length ? found : running(task, story, end);
}

/** Of a task that works and has not failed, the log says nothing: it began when the superstep before was complete. */
function running(task, story, end) {
  const before = [...(story.steps.get(task.superstep - 1)?.tasks.values() ?? [])]
    .filter((one) => one.metrics)
    .map((one) => Date.parse(one.until ?? one.metrics.started) + (one.until ? 0 : one.metrics.duration_ms));
  const from = Math.min(end, Math.max(Date.parse(story.started), ...before));
  return [{ kind: 'work', from, to: end }];
}

function total(story, now) {
  return story.started ? (story.ended ? Date.parse(story.ended) : now) - Date.parse(story.started) : 0;
}
