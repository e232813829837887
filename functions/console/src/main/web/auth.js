/**
 * The token that requests to the API carry.
 */
import { config } from './config.js';

/** @returns {Promise<string | null>} null where the API wants none */
export async function token() {
  const { oidc } = await config();
  return oidc ? sessionStorage.getItem('superstep.token') : null;
}
