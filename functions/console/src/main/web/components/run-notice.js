import { html, nothing } from 'lit';
import { dateTime, words } from '../model/format.js';
import { pausedUntil, taskState } from '../model/run-story.js';
import { icon } from './icons.js';
import './run-approvals.js';
import { failure } from './task-card.js';

/**
 * What somebody who opens a run has to know first: that it failed and why, that it asks for a decision, or until when it waits.
 *
 * @param {import('../model/run-story.js').RunStory} story
 * @param {number} now in milliseconds
 */
export function runNotice(story, now) {
  const asked = story.tasks.filter((task) => task.approval && taskState(task, story, now) === 'waiting');
  const until = story.isOver || !story.newest ? 0 : pausedUntil(story, story.newest.superstep);
  return html`${story.erased ? erased : nothing} ${story.error ? failed(story) : nothing} ${until > now ? waits(until) : nothing}
    <sp-run-approvals .story=${story} .open=${asked.length} .now=${now}></sp-run-approvals>`;
}

const erased = html`<div class="notice" role="status">${icon('alert')}<p>The run has been erased. What this page shows is all that is left of it.</p></div>`;

function failed(story) {
  const { node, message } = story.error;
  const attempts = story.tasks.flatMap((task) => task.failures);
  const last = attempts.findLast((attempt) => attempt.error.node === node && attempt.error.message === message);
  const told = last ?? { at: story.ended, error: story.error };
  return html`<section class="notice notice-bad run-error" aria-label="Why the run failed">
    ${icon('alert')}
    <div>
      <strong>${node ? `${words(node)} failed` : 'The run failed'}</strong>
      ${failure(told)}
    </div>
  </section>`;
}

function waits(until) {
  const instant = new Date(until).toISOString();
  return html`<div class="notice notice-wait" role="status">
    ${icon('clock')}
    <p>Waits until <time datetime=${instant}>${dateTime(instant)}</time>.</p>
  </div>`;
}
