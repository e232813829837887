/**
 * Things by what they have in common, in the order in which each group began.
 *
 * @template T, K
 * @param {Iterable<T>} things
 * @param {(thing: T) => K} key
 * @returns {Map<K, T[]>}
 */
export function grouped(things, key) {
  const groups = new Map();
  for (const thing of things) {
    const name = key(thing);
    if (groups.has(name)) {
      groups.get(name).push(thing);
    } else {
      groups.set(name, [thing]);
    }
  }
  return groups;
}
