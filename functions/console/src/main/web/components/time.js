import { html } from 'lit';
import { dateTime, relative } from '../model/format.js';

/**
 * How long ago an instant was, with the instant itself at hand.
 *
 * @param {string} instant
 * @param {number} now in milliseconds
 */
export const ago = (instant, now) =>
  html`<time datetime=${instant} title=${dateTime(instant)}>${relative(instant, now)}</time>`;
