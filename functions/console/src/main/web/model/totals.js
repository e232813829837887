/**
 * What a run has taken so far.
 *
 * @typedef {object} Totals
 * @property {number} supersteps how many have begun
 * @property {number} tasks how many have committed
 * @property {number} failures how many attempts failed
 * @property {number} coldStarts how many tasks were the first of their process
 * @property {number} bytes what all tasks wrote, in bytes of JSON
 * @property {number} memory the most that a process held, in MiB; 0 if unknown
 * @property {{input: number, output: number} | null} tokens what models took; null if no task says
 */

/**
 * @param {import('./run-story.js').RunStory} story
 * @returns {Totals}
 */
export function totals(story) {
  const { tasks } = story;
  const measured = tasks.filter((task) => task.metrics);
  const sum = (of) => measured.reduce((all, task) => all + of(task.metrics), 0);
  return {
    supersteps: [...story.steps.keys()].filter((number) => number > 0).length,
    tasks: measured.filter((task) => task.superstep > 0).length,
    failures: tasks.reduce((all, task) => all + task.failures.length, 0),
    coldStarts: measured.filter((task) => task.metrics.cold_start).length,
    bytes: sum((metrics) => metrics.output_size),
    memory: measured.reduce((most, task) => Math.max(most, task.metrics.memory), 0),
    tokens: tokens(tasks),
  };
}

/** What the tasks say that models took: wherever a write has `tokens` of `input` and `output`, as calls of models record it. */
function tokens(tasks) {
  const calls = tasks.flatMap((task) => taskTokens(task));
  return calls.length
    ? { input: calls.reduce((all, one) => all + one.input, 0), output: calls.reduce((all, one) => all + one.output, 0) }
    : null;
}

/**
 * The tokens of every call of a model that a task has written down; in lists only, since elsewhere they are sums of those.
 *
 * @param {import('./run-story.js').Task} task
 * @returns {{input: number, output: number}[]}
 */
export function taskTokens(task) {
  return Object.values(task.wrote)
    .filter((shown) => Array.isArray(shown.value))
    .flatMap((shown) => shown.value)
    .map((call) => call?.tokens)
    .filter((one) => Number.isFinite(one?.input) && Number.isFinite(one?.output));
}
