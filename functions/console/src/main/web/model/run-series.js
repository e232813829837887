/**
 * Runs over time, for plots: how many of each status began in each part of a window, and how long they took.
 *
 * @typedef {object} Series
 * @property {number[]} times the beginning of each part, in seconds since 1970
 * @property {Record<string, number[]>} counts by status
 * @property {(number | null)[]} slowest how long the slowest run took that has ended, in seconds
 */

/** What is drawn of each status, from the bottom up. */
export const STACK = ['SUCCEEDED', 'RUNNING', 'WAITING', 'QUEUED', 'CANCELLED', 'FAILED'];

/**
 * @param {{status: string, started: string, ended?: string}[]} runs
 * @param {number} from in milliseconds
 * @param {number} until in milliseconds
 * @param {number} parts how many
 * @returns {Series}
 */
export function runSeries(runs, from, until, parts) {
  const width = (until - from) / parts;
  const times = Array.from({ length: parts }, (_, index) => (from + index * width) / 1_000);
  const counts = Object.fromEntries(STACK.map((status) => [status, Array(parts).fill(0)]));
  const slowest = Array(parts).fill(null);
  for (const run of runs) {
    const started = Date.parse(run.started);
    const part = Math.floor((started - from) / width);
    if (part >= 0 && part < parts) {
      counts[run.status][part] += 1;
      if (run.ended) {
        slowest[part] = Math.max(slowest[part] ?? 0, (Date.parse(run.ended) - started) / 1_000);
      }
    }
  }
  return { times, counts, slowest };
}

/**
 * The counts piled up, as stacked bars are drawn: the last first, each with all that lie below it.
 *
 * @param {Series} series
 * @returns {{status: string, heights: number[]}[]}
 */
export function stacked({ times, counts }) {
  const below = Array(times.length).fill(0);
  return STACK.map((status) => {
    counts[status].forEach((count, index) => (below[index] += count));
    return { status, heights: [...below] };
  })
    .filter(({ status }) => counts[status].some((count) => count > 0))
    .reverse();
}

/** The windows that can be asked for, with how many milliseconds they have. */
export const WINDOWS = { '15m': 900_000, '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000, '30d': 2_592_000_000 };
