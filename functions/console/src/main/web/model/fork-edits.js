/**
 * Edits of channels for a fork, kept as JSON text, so that a number stays as it was written: 1.0 is not 1 here, and some have
 * more digits than a number of JavaScript.
 *
 * @typedef {object} Edit
 * @property {string} channel
 * @property {string} text what stands in the editor
 * @property {string} original what the channel has
 * @property {string} problem why the text is no JSON; empty if it is
 */

/**
 * A channel to be edited.
 *
 * @param {string} channel
 * @param {string} original its value as JSON text
 * @returns {Edit}
 */
export const edit = (channel, original) => ({ channel, text: original, original, problem: '' });

/**
 * An edit with another text.
 *
 * @param {Edit} before
 * @param {string} text
 * @returns {Edit}
 */
export const edited = (before, text) => ({ ...before, text, problem: problem(text) });

/** @param {Edit} one whether it would change anything */
export const isChanged = (one) => one.text !== one.original;

/**
 * The body of the request to fork.
 *
 * @param {number} superstep the first that the fork runs by itself
 * @param {Edit[]} edits without problems
 * @param {string} name the new run's name; empty for one of the server's
 * @returns {string} JSON
 */
export function forkBody(superstep, edits, name) {
  const changes = edits.filter(isChanged).map((one) => `${JSON.stringify(one.channel)}: ${one.text}`);
  const run = name ? `, "run": ${JSON.stringify(name)}` : '';
  return `{"superstep": ${superstep}, "edits": {${changes.join(', ')}}${run}}`;
}

/**
 * JSON text with a member or element a line, without touching a number.
 *
 * @param {string} text valid JSON
 */
export function indented(text) {
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  return text.replace(/"(?:[^"\\]|\\.)*"|[[{]\s*[\]}]|[[\]{},:]|\s+|[^\s[\]{},:"]+/g, (token) => {
    if (/^\s+$/.test(token)) {
      return '';
    }
    if (/^[[{]\s*[\]}]$/.test(token)) {
      return token.replace(/\s+/, '');
    }
    if (token === '{' || token === '[') {
      depth += 1;
      return token + line();
    }
    if (token === '}' || token === ']') {
      depth -= 1;
      return line() + token;
    }
    return token === ',' ? token + line() : token === ':' ? ': ' : token;
  });
}

function problem(text) {
  try {
    JSON.parse(text);
    return '';
  } catch (failure) {
    return text.trim() ? `This is no JSON: ${failure.message}.` : 'A value is missing; null is one.';
  }
}
