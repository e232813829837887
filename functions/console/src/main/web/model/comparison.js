import { channelChanges } from './shown-values.js';

/**
 * Two runs side by side, superstep by superstep.
 *
 * @typedef {object} Side
 * @property {any} step as the API's page of supersteps has it
 *
 * @typedef {object} Pair
 * @property {number} superstep
 * @property {any} a the first run's superstep; null if it has none
 * @property {any} b the second run's
 * @property {'same' | 'inherited' | 'states' | 'nodes' | 'only-a' | 'only-b'} kind how they differ; inherited: a fork has it
 *     from the run that it was forked from
 * @property {import('./shown-values.js').ChannelChange[]} changes between the states after it
 */

/**
 * Pairs the supersteps of two runs.
 *
 * @param {{first: number, before: object, steps: any[]}} a all that has been loaded of the first run
 * @param {{first: number, before: object, steps: any[]}} b and of the second
 * @returns {{beginning: import('./shown-values.js').ChannelChange[], pairs: Pair[], parting: number | null}} the differences
 *     that they began with, where both begin at the same superstep; and the first superstep that differs
 */
export function comparison(a, b) {
  const begins = Math.max(a.first, b.first);
  const last = Math.max(a.steps.at(-1)?.superstep ?? 0, b.steps.at(-1)?.superstep ?? 0);
  const pairs = [];
  for (let superstep = Math.min(a.first, b.first); superstep <= last; superstep++) {
    pairs.push(pair(superstep, at(a, superstep), at(b, superstep), superstep < begins));
  }
  const parting = pairs.find(({ kind }) => kind !== 'same' && kind !== 'inherited');
  return {
    beginning: channelChanges(stateBefore(a, begins), stateBefore(b, begins)),
    pairs,
    parting: parting?.superstep ?? null,
  };
}

function pair(superstep, a, b, inherited) {
  const changes = a?.state && b?.state ? channelChanges(a.state, b.state) : [];
  return { superstep, a, b, kind: kind(a, b, changes, inherited), changes };
}

function kind(a, b, changes, inherited) {
  if (inherited) {
    return 'inherited';
  }
  if (!a || !b) {
    return a ? 'only-a' : 'only-b';
  }
  if (ran(a) !== ran(b)) {
    return 'nodes';
  }
  return changes.length || Boolean(a.state) !== Boolean(b.state) ? 'states' : 'same';
}

const ran = (step) => step.tasks.map((task) => `${task.node} ${task.committed}`).join(', ');

const at = (run, superstep) => run.steps.find((step) => step.superstep === superstep) ?? null;

/** The state before a superstep, out of what has been loaded. */
function stateBefore(run, superstep) {
  return superstep === run.first ? run.before : (at(run, superstep - 1)?.state ?? {});
}
