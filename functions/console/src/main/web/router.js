/**
 * Where in the console one can be. Places are hashes, so that the page can be served from a bucket as well as from the API,
 * and filters are part of them, so that a link shows what its sender saw.
 *
 * @typedef {object} Route
 * @property {string} page the page's name, a key of PATTERNS
 * @property {Record<string, string>} params what the path names, decoded
 * @property {URLSearchParams} query what follows the path
 * @property {string} path the path alone; two routes of the same path are the same place, filtered otherwise
 */

const PATTERNS = {
  workflows: '/workflows',
  workflow: '/workflows/:workflow',
  start: '/workflows/:workflow/start',
  run: '/workflows/:workflow/runs/:run',
  runs: '/runs',
  compare: '/compare',
  inbox: '/inbox',
  monitoring: '/monitoring',
};

/** Where the console begins. */
export const HOME = '#/runs';

/**
 * What a hash names.
 *
 * @param {string} hash such as `#/runs?status=FAILED`
 * @returns {Route | null} null if there is no such place
 */
export function parse(hash) {
  const [path, query = ''] = (hash.length > 1 ? hash : HOME).slice(1).split('?', 2);
  for (const [page, pattern] of Object.entries(PATTERNS)) {
    const params = match(pattern, path);
    if (params) {
      return { page, params, query: new URLSearchParams(query), path };
    }
  }
  return null;
}

/**
 * The link to a place.
 *
 * @param {keyof typeof PATTERNS} page
 * @param {Record<string, string>} [params] what its path names
 * @param {Record<string, string> | URLSearchParams} [query] what follows; empty values are left out
 * @returns {string} a hash
 */
export function href(page, params = {}, query = {}) {
  const path = PATTERNS[page].replace(/:(\w+)/g, (_, name) => encodeURIComponent(params[name]));
  const pairs = query instanceof URLSearchParams ? query : new URLSearchParams(query);
  const given = new URLSearchParams([...pairs].filter(([, value]) => value !== ''));
  return `#${path}${given.size ? `?${given}` : ''}`;
}

function match(pattern, path) {
  const wanted = pattern.split('/');
  const found = path.split('/');
  if (wanted.length !== found.length) {
    return null;
  }
  const params = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(':')) {
      params[part.slice(1)] = decoded(found[index]);
    } else if (part !== found[index]) {
      return null;
    }
  }
  return params;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
