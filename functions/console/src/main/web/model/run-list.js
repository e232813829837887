import { runs } from '../api.js';

/** How many runs a page of the list has. */
export const PAGE_SIZE = 50;

/** How often a page is filled up at most. The API looks at 1,000 runs at a time for those that are wanted. */
const MOST_READS = 10;

const UNFINISHED = ['QUEUED', 'RUNNING', 'WAITING'];

const WINDOWS = {
  '15m': 15 * 60_000,
  '1h': 3_600_000,
  '24h': 86_400_000,
  '7d': 7 * 86_400_000,
};

/**
 * A page of runs.
 *
 * @typedef {object} RunPage
 * @property {object[]} runs newest first
 * @property {string} next where the list goes on; empty behind the last
 * @property {boolean} isCut whether there may be more of them that were not looked for yet
 */

/**
 * Reads the page that a route's query asks for. Where few runs are wanted, it is filled up, as far as is reasonable.
 *
 * @param {URLSearchParams} filter as the page's address has it
 * @param {RequestInit} options
 * @param {number} now in milliseconds
 * @returns {Promise<RunPage>}
 */
export async function readPage(filter, options, now) {
  const query = apiQuery(filter, now);
  const found = [];
  let next = filter.get('cursor') ?? '';
  let reads = 0;
  do {
    query.set('limit', `${PAGE_SIZE - found.length}`);
    if (next) {
      query.set('cursor', next);
    }
    const page = await runs(query, options);
    found.push(...page.runs);
    next = page.next ?? '';
    reads += 1;
  } while (next && found.length < PAGE_SIZE && reads < MOST_READS);
  return { runs: found, next, isCut: next !== '' && found.length < PAGE_SIZE };
}

function apiQuery(filter, now) {
  const query = new URLSearchParams();
  for (const name of ['workflow', 'title']) {
    if (filter.get(name)) {
      query.set(name, filter.get(name));
    }
  }
  const status = filter.get('status');
  for (const one of status === 'UNFINISHED' ? UNFINISHED : [status]) {
    if (one) {
      query.append('status', one);
    }
  }
  const window = WINDOWS[filter.get('within')];
  if (window) {
    query.set('from', new Date(now - window).toISOString());
  }
  for (const bound of ['from', 'until']) {
    if (filter.get(bound)) {
      query.set(bound, new Date(filter.get(bound)).toISOString());
    }
  }
  return query;
}
