import { differences, same } from './difference.js';

/**
 * Values as a page of supersteps has them: of each its size, and the value itself unless it is too large to stand there.
 *
 * @typedef {{bytes: number, value?: any, href?: string}} Shown
 *
 * @typedef {object} ChannelChange
 * @property {string} channel
 * @property {'added' | 'removed' | 'changed' | 'large'} kind large: its sizes differ, its values are not here to be compared
 * @property {Shown} [before]
 * @property {Shown} [after]
 * @property {import('./difference.js').Difference[]} differences within it, where both values are here
 */

/** @param {Shown} shown whether its value is here */
export const isHere = (shown) => Object.hasOwn(shown, 'value');

/**
 * Which channels differ between two states, and in what.
 *
 * @param {Record<string, Shown>} before
 * @param {Record<string, Shown>} after
 * @returns {ChannelChange[]}
 */
export function channelChanges(before, after) {
  const channels = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...channels].map((channel) => change(channel, before[channel], after[channel])).filter((one) => one !== null);
}

function change(channel, before, after) {
  if (!before) {
    return { channel, kind: 'added', after, differences: [] };
  }
  if (!after) {
    return { channel, kind: 'removed', before, differences: [] };
  }
  if (isHere(before) && isHere(after)) {
    return same(before.value, after.value)
      ? null
      : { channel, kind: 'changed', before, after, differences: differences(before.value, after.value) };
  }
  return isHere(before) === isHere(after) && before.bytes === after.bytes
    ? null
    : { channel, kind: 'large', before, after, differences: [] };
}
