/**
 * What has happened in a run, put together from its events. Each event counts once, by its id, so that a stream may be cut
 * and taken up again anywhere.
 *
 * @typedef {object} Failure an attempt that failed
 * @property {string} at when
 * @property {{type: string, code: string, node?: string, message: string, trace?: string}} error
 *
 * @typedef {object} Approval
 * @property {string} title what is asked
 * @property {string} asked when
 * @property {string} deadline until when somebody can decide
 * @property {{verdict: string, by?: string, comment?: string, at: string} | null} ruling null while it is open
 *
 * @typedef {object} Task one run of a node in a superstep
 * @property {number} superstep
 * @property {string} node
 * @property {number | null} send which of the superstep's Sends it runs for; null if none
 * @property {boolean} committed
 * @property {Failure[]} failures
 * @property {Approval | null} approval
 * @property {any} metrics how it went; null while it has not committed
 * @property {string | null} until until when its path waits
 * @property {boolean} byFallback whether its fallback answered
 * @property {Record<string, {bytes: number, value?: any}>} wrote
 * @property {string[]} goto the nodes that its routers named
 * @property {number} sends how many Sends its routers made
 *
 * @typedef {object} Step
 * @property {number} superstep
 * @property {Map<string, Task>} tasks by node, or by the number of their Send
 * @property {Record<string, number>} sends how many Sends run in it, by node
 */

/** What START is called where its routers run. */
const START = '__start__';

/** The story of one run. */
export class RunStory {
  constructor() {
    this.#forget();
  }

  #forget() {
    /** The id of the last event, with which a stream goes on. */
    this.lastId = '';
    this.workflow = '';
    this.run = '';
    /** As the events say; empty while they have not, as of a long run that has ended and is still being told. */
    this.status = '';
    this.execution = 0;
    /** @type {string | null} */
    this.started = null;
    /** @type {string | null} */
    this.ended = null;
    /** @type {string | null} */
    this.forkedFrom = null;
    this.error = null;
    this.erased = false;
    /** @type {Map<number, Step>} */
    this.steps = new Map();
    this.seen = new Set();
  }

  /** Whether nothing more comes of it by itself. */
  get isOver() {
    return this.erased || this.ended !== null;
  }

  /** The newest superstep; undefined if none has begun. */
  get newest() {
    return [...this.steps.values()].at(-1);
  }

  /** Every task, in the order in which it became known. */
  get tasks() {
    return [...this.steps.values()].flatMap((step) => [...step.tasks.values()]);
  }

  /**
   * Takes an event.
   *
   * @param {import('./event-text.js').StreamEvent} event
   * @returns {boolean} whether it was new
   */
  take({ id, kind, data }) {
    const name = `${id} ${kind}`;
    if (this.seen.has(name)) {
      return false;
    }
    if (kind === 'started' && this.started !== null) {
      this.#forget(); // the name is another run's now, or the graph is another: all is told from the beginning
    }
    this.seen.add(name);
    this.lastId = id;
    this.#takers[kind]?.(data);
    return true;
  }

  #takers = {
    started: (data) => {
      this.workflow = data.workflow;
      this.run = data.run;
      this.started = data.started;
      this.forkedFrom = data.forked_from ?? null;
    },
    status: ({ status, execution }) => {
      if (execution > this.execution) {
        this.ended = null;
        this.error = null;
      }
      this.status = status;
      this.execution = execution;
    },
    running: ({ superstep, nodes, sends }) => {
      const step = this.#step(superstep);
      step.sends = sends;
      for (const node of nodes) {
        this.#task(superstep, node);
      }
      const all = Object.entries(sends).flatMap(([node, count]) => Array(count).fill(node));
      if (Object.keys(sends).length === 1) {
        all.forEach((node, send) => this.#task(superstep, node, send));
      }
    },
    attempt_failed: ({ superstep, node, send, at, error }) => {
      this.#task(superstep, node, send).failures.push({ at, error });
    },
    approval_asked: ({ superstep, node, send, title, asked, deadline }) => {
      this.#task(superstep, node, send).approval = { title, asked, deadline, ruling: null };
    },
    approval_decided: ({ superstep, node, send, ...ruling }) => {
      const task = this.#task(superstep, node, send);
      task.approval = { title: '', asked: ruling.at, deadline: ruling.at, ...task.approval, ruling };
    },
    committed: ({ superstep, node, send, wrote, goto: targets, sends, by, until, metrics }) => {
      Object.assign(this.#task(superstep, node, send), {
        committed: true,
        wrote,
        goto: targets,
        sends,
        byFallback: by === 'fallback',
        until: until ?? null,
        metrics,
      });
    },
    ended: ({ status, ended, error, execution }) => {
      this.status = status;
      this.ended = ended;
      this.error = error ?? null;
      this.execution = execution;
    },
    erased: () => {
      this.erased = true;
    },
  };

  #step(superstep) {
    if (!this.steps.has(superstep)) {
      this.steps.set(superstep, { superstep, tasks: new Map(), sends: {} });
    }
    return this.steps.get(superstep);
  }

  #task(superstep, node, send = null) {
    const { tasks } = this.#step(superstep);
    const key = send === null ? node : `>${send}`;
    if (!tasks.has(key)) {
      tasks.set(key, {
        superstep,
        node,
        send,
        committed: false,
        failures: [],
        approval: null,
        metrics: null,
        until: null,
        byFallback: false,
        wrote: {},
        goto: [],
        sends: 0,
      });
    }
    return tasks.get(key);
  }
}

/**
 * Where a task stands.
 *
 * @param {Task} task
 * @param {RunStory} story
 * @param {number} now in milliseconds
 * @returns {'done' | 'waiting' | 'running' | 'failed' | 'cancelled' | 'queued'}
 */
export function taskState(task, story, now) {
  if (task.committed) {
    return 'done';
  }
  if (story.status === 'FAILED') {
    return task.failures.length || story.error?.node === task.node ? 'failed' : 'cancelled';
  }
  if (story.isOver) {
    return 'cancelled';
  }
  if (story.status === 'QUEUED') {
    return 'queued';
  }
  const asks = task.approval && !task.approval.ruling;
  return asks || pausedUntil(story, task.superstep) > now ? 'waiting' : 'running';
}

/**
 * Until when a superstep could not begin, because a task of the one before it pauses.
 *
 * @param {RunStory} story
 * @param {number} superstep
 * @returns {number} in milliseconds; 0 if none pauses
 */
export function pausedUntil(story, superstep) {
  const before = [...(story.steps.get(superstep - 1)?.tasks.values() ?? [])];
  return Math.max(0, ...before.filter((task) => task.until).map((task) => Date.parse(task.until)));
}

/**
 * Where a run stands: what its events say, or WAITING where all that it does is wait, for that is not in its log.
 *
 * @param {RunStory} story
 * @param {number} now in milliseconds
 * @returns {string} empty while it is not known
 */
export function standing(story, now) {
  if (story.status !== 'RUNNING' || !story.newest) {
    return story.status;
  }
  const states = [...story.newest.tasks.values()].map((task) => taskState(task, story, now));
  return states.includes('waiting') && !states.includes('running') ? 'WAITING' : story.status;
}

/**
 * The task that somebody who looks at the run wants to see first: the one that waits for a person, that failed, that runs, or
 * else the last.
 *
 * @param {RunStory} story
 * @param {number} now
 * @returns {Task | undefined}
 */
export function whatMatters(story, now) {
  const newest = [...story.steps.values()].slice(-2).flatMap((step) => [...step.tasks.values()]).reverse();
  const standing = (state) => newest.find((task) => taskState(task, story, now) === state);
  const named = story.error?.node && newest.find((task) => task.node === story.error.node && !task.committed);
  return named || standing('failed') || standing('waiting') || standing('running') || newest.find((task) => task.node !== START);
}
