/**
 * Where this copy of the console finds its API and who issues its tokens, out of `config.json` beside the page.
 *
 * @typedef {object} Config
 * @property {string} api the API's address without a slash at its end; empty where it is the page's own
 * @property {Oidc} [oidc] who issues tokens; absent where the API wants none
 *
 * @typedef {object} Oidc
 * @property {string} issuer the issuer's address, whose `/.well-known/openid-configuration` says the rest
 * @property {string} clientId the console's name there
 * @property {string} [scope] what is asked for
 */

/** @type {Promise<Config> | undefined} */
let reading;

/** @returns {Promise<Config>} the same for every caller */
export function config() {
  reading ??= read();
  return reading;
}

async function read() {
  const answer = await fetch('config.json', { cache: 'no-cache' });
  const found = answer.ok ? await answer.json() : {};
  return { api: '', ...found };
}
