/**
 * The API over fetch. What it refuses is a {@link Problem}; paths are written here and nowhere else.
 */
import { signInAgain, token } from './auth.js';
import { config } from './config.js';

/** A refusal of the API (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  /**
   * @param {object} told
   * @param {number} told.status the HTTP status; 0 if there was no answer
   * @param {string} told.title what is wrong, in a few words
   * @param {string} [told.detail] this occurrence
   * @param {string} [told.code] for programs
   * @param {string} [told.reason] for programs, where a code has several
   * @param {string[]} [told.problems] all that is wrong, where that is more than one thing
   */
  constructor({ status, title, detail = '', code = '', reason = '', problems = [] }) {
    super(detail || title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.code = code;
    this.reason = reason;
    this.problems = problems;
  }

  /** Whether the same request may succeed a little later. */
  get isPassing() {
    return [0, 429, 503].includes(this.status);
  }
}

/** Every workflow, by name. */
export const workflows = (options) => json('/workflows', options);

/** One workflow: its graph, channels, state machine, input and sample. */
export const workflow = (name, options) => json(`/workflows/${segment(name)}`, options);

/**
 * A page of runs, newest first.
 *
 * @param {URLSearchParams} query workflow, status, from, until, title, limit, cursor
 */
export const runs = (query, options) => json(`/runs?${query}`, options);

/** One run: input, state, supersteps, approvals. */
export const run = (id, options) => json(runPath(id), options);

/**
 * Starts a run.
 *
 * @param {string} name the workflow's
 * @param {string} input its input as JSON text, so that numbers stay as they were written
 * @param {string} key names this start; the same key and input are the same run
 */
export const start = (name, input, key) =>
  json(`/workflows/${segment(name)}/runs`, { method: 'POST', body: input, headers: { 'idempotency-key': key } });

/** A page of what waits for a decision, the most urgent first. */
export const approvals = (query, options) => json(`/approvals?${query}`, options);

/**
 * Decides.
 *
 * @param {{href: string}} approval as the inbox shows it
 * @param {{decision: 'APPROVE' | 'DENY', comment: string, decided_by: string}} decision
 */
export const decide = (approval, decision) =>
  json(approval.href, { method: 'POST', body: JSON.stringify(decision) });

/**
 * A page of a run's supersteps, each with the state after it.
 *
 * @param {{workflow: string, run: string}} id
 * @param {{from: number, limit: number}} page
 */
export const steps = (id, { from, limit }, options) => json(runPath(id, `/steps?from=${from}&limit=${limit}`), options);

/** A channel of the state after a superstep, as JSON text. */
export const stateText = async (id, superstep, channel, options) =>
  (await open(runPath(id, `/steps/${superstep}/state/${segment(channel)}`), options)).text();

/** What the approvals of a run have asked. */
export const runApprovals = (id, options) => json(runPath(id, '/approvals'), options);

/** Has a run stopped, and waits a little for it to have done so. */
export const cancel = (id, reason) => json(runPath(id, '/cancel?wait=5s'), { method: 'POST', body: JSON.stringify({ reason }) });

/** Has a run that failed or was cancelled go on. */
export const redrive = (id) => json(runPath(id, '/redrive'), { method: 'POST' });

/**
 * Starts a run in the middle of another.
 *
 * @param {string} body as JSON text, so that numbers stay as they were written
 */
export const fork = (id, body) => json(runPath(id, '/fork'), { method: 'POST', body });

/** Erases a run. */
export const erase = (id) => json(runPath(id), { method: 'DELETE' });

/**
 * How the runs went that were started lately.
 *
 * @param {URLSearchParams} query workflow, window
 */
export const summary = (query, options) => json(`/summary?${query}`, options);

/** What the orchestrator does now. */
export const system = (options) => json('/system', options);

/**
 * The path of a run.
 *
 * @param {{workflow: string, run: string}} id
 * @param {string} [below] such as `/events`
 */
export function runPath({ workflow: name, run: id }, below = '') {
  return `/workflows/${segment(name)}/runs/${segment(id)}${below}`;
}

/**
 * The JSON that a path answers with.
 *
 * @param {string} path
 * @param {RequestInit} [options]
 * @throws {Problem}
 */
export async function json(path, options) {
  const answer = await open(path, options);
  return answer.status === 204 ? null : answer.json();
}

/**
 * The answer of a path, its body unread; for streams.
 *
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<Response>} a success
 * @throws {Problem}
 */
export async function open(path, options = {}) {
  const { api } = await config();
  const headers = new Headers(options.headers);
  const bearer = await token();
  if (bearer) {
    headers.set('authorization', `Bearer ${bearer}`);
  }
  if (options.body !== undefined) {
    headers.set('content-type', 'application/json');
  }
  const answer = await fetched(`${api}${path}`, { ...options, headers });
  if (answer.status === 401) {
    await signInAgain();
  }
  if (!answer.ok) {
    throw await refusal(answer);
  }
  return answer;
}

async function fetched(url, options) {
  try {
    return await fetch(url, options);
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Problem({
      status: 0,
      title: 'The API cannot be reached',
      detail: 'What pages show comes by itself once it answers; what was asked of it has to be asked again.',
      code: 'UNREACHABLE',
    });
  }
}

async function refusal(answer) {
  const isProblem = answer.headers.get('content-type')?.includes('json');
  const told = isProblem ? await answer.json().catch(() => ({})) : {};
  return new Problem({ title: `HTTP ${answer.status}`, ...told, status: answer.status });
}

const segment = encodeURIComponent;
