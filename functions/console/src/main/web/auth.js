/**
 * The token that requests to the API carry: OpenID Connect's code flow with PKCE (RFC 7636), in the page itself. The token is kept
 * for the tab; nothing else knows it.
 */
import { config } from './config.js';

const TOKENS = 'superstep.tokens';
const SIGNING_IN = 'superstep.signing-in';

/** How long before its end a token is not used any more, in milliseconds. */
const MARGIN = 60_000;

/** @typedef {{access: string, refresh: string | null, until: number}} Tokens */

/**
 * Sees to it that there is a token, if the API wants one: takes the code that the issuer has sent the browser back with, or
 * sends it there.
 *
 * @returns {Promise<boolean>} whether the page may be shown; if not, the browser is on its way to the issuer
 */
export async function signIn() {
  const { oidc } = await config();
  if (!oidc || stored()) {
    return true;
  }
  const answer = new URLSearchParams(location.search);
  const begun = JSON.parse(sessionStorage.getItem(SIGNING_IN) ?? 'null');
  if (answer.has('code') && begun && answer.get('state') === begun.state) {
    await redeem(oidc, answer.get('code'), begun);
    return true;
  }
  await leave(oidc);
  return false;
}

/** @returns {Promise<string | null>} the token, or null where the API wants none */
export async function token() {
  const { oidc } = await config();
  if (!oidc) {
    return null;
  }
  const tokens = stored();
  if (tokens && tokens.until - MARGIN > Date.now()) {
    return tokens.access;
  }
  return renewed(oidc, tokens);
}

/** Forgets the token, which the API refuses, and has another issued. */
export async function signInAgain() {
  const { oidc } = await config();
  if (oidc) {
    sessionStorage.removeItem(TOKENS);
    await leave(oidc);
  }
}

/** @returns {Tokens | null} */
const stored = () => JSON.parse(sessionStorage.getItem(TOKENS) ?? 'null');

/** @type {Promise<string | null> | null} */
let renewing = null;

/** One renewal for all requests that want it at once. */
function renewed(oidc, tokens) {
  renewing ??= renew(oidc, tokens).finally(() => (renewing = null));
  return renewing;
}

async function renew(oidc, tokens) {
  if (tokens?.refresh) {
    const answer = await ask(oidc, { grant_type: 'refresh_token', refresh_token: tokens.refresh });
    if (answer.ok) {
      return keep(await answer.json(), tokens.refresh);
    }
  }
  await signInAgain();
  return null;
}

async function redeem(oidc, code, begun) {
  sessionStorage.removeItem(SIGNING_IN);
  const answer = await ask(oidc, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: here(),
    code_verifier: begun.verifier,
  });
  if (!answer.ok) {
    throw new Error(`The issuer refuses the code that it has sent: HTTP ${answer.status}`);
  }
  keep(await answer.json(), null);
  history.replaceState(null, '', here() + begun.hash);
}

/** Sends the browser to the issuer, to come back with a code. */
async function leave(oidc) {
  const verifier = randomText();
  const state = randomText();
  sessionStorage.setItem(SIGNING_IN, JSON.stringify({ verifier, state, hash: location.hash }));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: oidc.clientId,
    redirect_uri: here(),
    scope: oidc.scope ?? 'openid',
    state,
    code_challenge: base64Url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
    code_challenge_method: 'S256',
  });
  const { authorization_endpoint: place } = await endpoints(oidc);
  location.assign(`${place}?${query}`);
}

async function ask(oidc, parameters) {
  const { token_endpoint: place } = await endpoints(oidc);
  return fetch(place, { method: 'POST', body: new URLSearchParams({ client_id: oidc.clientId, ...parameters }) });
}

async function endpoints(oidc) {
  const answer = await fetch(`${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  return answer.json();
}

function keep(answer, refresh) {
  const tokens = {
    access: answer.access_token,
    refresh: answer.refresh_token ?? refresh,
    until: Date.now() + (answer.expires_in ?? 3_600) * 1_000,
  };
  sessionStorage.setItem(TOKENS, JSON.stringify(tokens));
  return tokens.access;
}

const here = () => location.origin + location.pathname;

const randomText = () => base64Url(crypto.getRandomValues(new Uint8Array(32)));

const base64Url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
