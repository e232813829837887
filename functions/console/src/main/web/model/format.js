/**
 * Values as people read them. Instants are ISO-8601 text, as the API has them.
 */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  [DAY, 'd', HOUR, 'h'],
  [HOUR, 'h', MINUTE, 'min'],
  [MINUTE, 'min', SECOND, 's'],
];

const whole = new Intl.NumberFormat('en');
const precise = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium', hour12: false });
const thisYear = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });

/** @param {number} number such as 10,000 */
export const count = (number) => whole.format(number);

/**
 * "3 runs", "1 run".
 *
 * @param {number} number
 * @param {string} one
 * @param {string} [many]
 */
export const counted = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

/**
 * A duration in at most two units: "12 ms", "1.4 s", "3 min 20 s".
 *
 * @param {number} ms
 */
export function duration(ms) {
  if (ms < 1) {
    return `${ms > 0 ? ms.toPrecision(2) : 0} ms`;
  }
  if (ms < SECOND) {
    return `${Math.round(ms)} ms`;
  }
  if (ms < MINUTE) {
    return `${(ms / SECOND).toFixed(ms < 10 * SECOND ? 2 : 1)} s`;
  }
  const [large, largeName, small, smallName] = UNITS.find(([unit]) => ms >= unit);
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)} ${largeName}${rest ? ` ${rest} ${smallName}` : ''}`;
}

/**
 * How far an instant is: "just now", "12 min ago", "in 3 h". Beyond a week, the date.
 *
 * @param {string} instant
 * @param {number} now in milliseconds
 */
export function relative(instant, now) {
  const distance = Date.parse(instant) - now;
  const size = Math.abs(distance);
  if (size < 5 * SECOND) {
    return 'just now';
  }
  if (size > 7 * DAY) {
    return thisYear.format(new Date(instant));
  }
  const text = coarse(size);
  return distance < 0 ? `${text} ago` : `in ${text}`;
}

/** @param {string} instant the date and time, to the second, in the reader's time zone */
export const dateTime = (instant) => precise.format(new Date(instant));

/**
 * A size in at most three digits: "612 B", "1.0 MB".
 *
 * @param {number} bytes
 */
export function bytes(bytes) {
  const units = ['B', 'kB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1_000 && unit < units.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

/**
 * The beginning of a text, with an ellipsis if there is more.
 *
 * @param {string} text
 * @param {number} most how many characters at most
 */
export const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** @param {string} name a node's or channel's, with a place to break at each underscore */
export const words = (name) => name.replaceAll('_', ' ');

function coarse(ms) {
  if (ms < MINUTE) {
    return `${Math.round(ms / SECOND)} s`;
  }
  if (ms < HOUR) {
    return `${Math.round(ms / MINUTE)} min`;
  }
  return ms < DAY ? `${Math.round(ms / HOUR)} h` : `${Math.round(ms / DAY)} d`;
}
