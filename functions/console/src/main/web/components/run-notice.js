import { html, nothing } from 'lit';
import { dateTime, relative, words } from '../model/format.js';
import { taskState } from '../model/run-story.js';
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
  const open = story.tasks.filter((task) => taskState(task, story, now) === 'waiting');
  const asked = open.filter((task) => task.approval && !task.committed);
  const paused = open.filter((task) => task.until);
  return html`${story.erased ? erased : nothing} ${story.error ? failed(story) : nothing} ${paused.length ? waits(paused, now) : nothing}
    <sp-run-approvals .story=${story} .open=${story.isOver ? 0 : asked.length} .now=${now}></sp-run-approvals>`;
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

function waits(tasks, now) {
  const until = tasks.map((task) => task.until).sort().at(-1);
  return html`<div class="notice notice-wait" role="status">
    ${icon('clock')}
    <p>Waits until <time datetime=${until}>${dateTime(until)}</time>, ${relative(until, now)}, after ${tasks.map((task) => words(task.node)).join(', ')}.</p>
  </div>`;
}
