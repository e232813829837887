/**
 * What differs between two JSON values, member by member.
 *
 * @typedef {object} Difference
 * @property {string[]} path where, from the outside in; elements of lists by number
 * @property {'added' | 'removed' | 'changed'} kind
 * @property {any} [before] absent if it was added
 * @property {any} [after] absent if it was removed
 */

/** Beyond that many nobody reads on. */
export const MOST_DIFFERENCES = 200;

/**
 * @param {any} before
 * @param {any} after
 * @returns {Difference[]} in the order of the members; the first {@link MOST_DIFFERENCES}
 */
export function differences(before, after) {
  const found = [];
  compare(before, after, [], found);
  return found;
}

/**
 * Whether two JSON values are the same, in whatever order their members stand.
 *
 * @param {any} a
 * @param {any} b
 */
export function same(a, b) {
  if (a === b) {
    return true;
  }
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

function compare(before, after, path, found) {
  if (found.length >= MOST_DIFFERENCES || same(before, after)) {
    return;
  }
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after)) {
    found.push({ path, kind: 'changed', before, after });
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    member(before, after, key, [...path, key], found);
  }
}

function member(before, after, key, path, found) {
  if (found.length >= MOST_DIFFERENCES) {
    return;
  }
  if (!Object.hasOwn(before, key)) {
    found.push({ path, kind: 'added', after: after[key] });
  } else if (!Object.hasOwn(after, key)) {
    found.push({ path, kind: 'removed', before: before[key] });
  } else {
    compare(before[key], after[key], path, found);
  }
}

const isContainer = (value) => typeof value === 'object' && value !== null;
