import { html, nothing } from 'lit';
import { bytes, counted, dateTime, duration, words } from '../model/format.js';
import { taskTokens } from '../model/totals.js';
import './shown-value.js';

const STATE_WORDS = { running: 'Running', waiting: 'Waiting', failed: 'Failed', cancelled: 'Cut short', queued: 'Queued', done: 'Done' };

/** What START and END are called to people. */
const NAMES = { __start__: 'start', __end__: 'the end' };
const named = (node) => NAMES[node] ?? words(node);

/**
 * One task of a superstep: how it went, what failed, what it wrote, and where its routers led.
 *
 * @param {import('../model/run-story.js').Task} task as its events tell it
 * @param {string} state where it stands
 * @param {any} logged the task as the API's page of supersteps has it; undefined while that is not here
 */
export function taskCard(task, state, logged) {
  return html`<article class="task is-${state}">
    <header>
      <h3>${named(task.node)}${task.send === null ? nothing : html` <span class="quiet-text">for Send ${task.send + 1}</span>`}</h3>
      <span class="task-state">${STATE_WORDS[state]}</span>
      ${task.metrics ? html`<span class="quiet-text">${duration(task.metrics.duration_ms)}</span>` : nothing}
    </header>
    ${task.failures.map(failure)} ${task.metrics ? facts(task) : nothing} ${logged?.committed ? writes(logged) : nothing}
    ${logged?.committed ? wayOn(logged) : nothing}
  </article>`;
}

function facts(task) {
  const { metrics } = task;
  const tokens = taskTokens(task);
  const all = [
    ['attempt', metrics.attempt > 1 || task.failures.length ? `${metrics.attempt}` : ''],
    ['read', metrics.input_size ? bytes(metrics.input_size) : ''],
    ['wrote', bytes(metrics.output_size)],
    ['memory', metrics.memory ? `${metrics.memory} MiB` : ''],
    ['tokens', tokens.length ? tokens.map(({ input, output }) => `${input} in, ${output} out`).join('; ') : ''],
    ['waited until', task.until ? dateTime(task.until) : ''],
  ];
  return html`<dl class="facts">
    ${all.filter(([, value]) => value).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
    ${metrics.cold_start ? html`<div><dt class="visually-hidden">start</dt><dd><span class="tag">cold start</span></dd></div>` : nothing}
    ${task.byFallback ? html`<div><dt class="visually-hidden">answered by</dt><dd><span class="tag">by its fallback</span></dd></div>` : nothing}
  </dl>`;
}

/**
 * An attempt that failed.
 *
 * @param {import('../model/run-story.js').Failure} attempt
 */
export function failure({ at, error }) {
  return html`<div class="failure">
    <p><code>${error.code || error.type}</code> <span class="quiet-text">${dateTime(at)}</span></p>
    <p class="failure-message">${error.message}</p>
    ${error.trace
      ? html`<details><summary>Where it was thrown</summary><pre tabindex="0" aria-label="Stack trace">${error.trace}</pre></details>`
      : nothing}
  </div>`;
}

function writes({ update }) {
  const channels = Object.entries(update);
  return html`<div class="task-part">
    <h4>Wrote</h4>
    ${channels.length
      ? html`<dl class="values">
          ${channels.map(([channel, shown]) => html`<div><dt><code>${channel}</code></dt><dd><sp-value .shown=${shown}></sp-value></dd></div>`)}
        </dl>`
      : html`<p class="quiet-text">Nothing.</p>`}
  </div>`;
}

function wayOn({ looked_at: seen, goto: targets = [], sends = {} }) {
  if (!seen) {
    return nothing;
  }
  const ways = [
    ...targets.map((target) => html`<strong>${named(target)}</strong>`),
    ...Object.entries(sends).map(([node, count]) => html`<strong>${named(node)}</strong> <span class="quiet-text">${counted(count, 'time')}</span>`),
  ];
  return html`<div class="task-part">
    <h4>Led to ${ways.length ? ways.map((way, index) => html`${index ? ', ' : ''}${way}`) : 'nothing'}</h4>
    <details>
      <summary>because its router saw ${counted(Object.keys(seen).length, 'value')}</summary>
      <dl class="values">
        ${Object.entries(seen).map(([channel, shown]) => html`<div><dt><code>${channel}</code></dt><dd><sp-value .shown=${shown}></sp-value></dd></div>`)}
      </dl>
    </details>
  </div>`;
}
