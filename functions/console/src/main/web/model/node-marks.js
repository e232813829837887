import { counted } from './format.js';
import { grouped } from './groups.js';
import { taskState } from './run-story.js';

/** Which of the states of several tasks says most about their node. */
const PRECEDENCE = ['failed', 'waiting', 'running', 'queued', 'cancelled', 'done'];

const WORDS = {
  failed: 'failed',
  waiting: 'waiting',
  running: 'running',
  queued: 'queued',
  cancelled: 'cut short',
  done: 'done',
  skipped: 'not reached',
};

/**
 * What became of every node of a graph in a run, as the picture shows it: by its newest superstep, and how often it has run.
 *
 * @param {import('./layout.js').Graph} graph
 * @param {import('./run-story.js').RunStory} story
 * @param {number} now in milliseconds
 * @returns {Record<string, {state: string, count?: number, text: string}>}
 */
export function nodeMarks(graph, story, now) {
  const byNode = grouped(story.tasks, (task) => task.node);
  const marks = {};
  for (const { name } of graph.nodes) {
    const tasks = byNode.get(name);
    if (tasks) {
      marks[name] = mark(tasks, story, now);
    } else if (story.isOver) {
      marks[name] = { state: 'skipped', text: WORDS.skipped };
    }
  }
  return marks;
}

function mark(tasks, story, now) {
  const newest = tasks.at(-1).superstep;
  const states = tasks.filter((task) => task.superstep === newest).map((task) => taskState(task, story, now));
  const state = PRECEDENCE.find((one) => states.includes(one));
  const done = states.filter((one) => one === 'done').length;
  const progress = states.length > 1 ? `${done} of ${states.length} done` : WORDS[state];
  return { state, count: tasks.length, text: `${progress}, ${counted(tasks.length, 'run')}` };
}
