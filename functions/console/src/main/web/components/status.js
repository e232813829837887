import { html } from 'lit';

const WORDS = {
  QUEUED: 'Queued',
  RUNNING: 'Running',
  WAITING: 'Waiting',
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
};

/** Every status of a run, in the order of a run's life. */
export const STATUSES = Object.keys(WORDS);

/** @param {string} status a word for it */
export const statusWord = (status) => WORDS[status] ?? status;

/** @param {string} status whether nothing more comes of the run by itself */
export const isEnd = (status) => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(status);

/**
 * Where a run stands: a dot and a word, so that colour never says it alone.
 *
 * @param {string} status
 */
export const statusPill = (status) =>
  html`<span class="status status-${status.toLowerCase()}"><span class="dot" aria-hidden="true"></span>${statusWord(status)}</span>`;
