import { html, nothing } from 'lit';
import { bytes, count, dateTime, duration } from '../model/format.js';
import { totals } from '../model/totals.js';
import { href } from '../router.js';

/**
 * A run in numbers.
 *
 * @param {import('../model/run-story.js').RunStory} story
 * @param {number} now in milliseconds
 */
export function runFacts(story, now) {
  const all = totals(story);
  const { workflow, forkedFrom } = story;
  const facts = [
    ['Started', story.started ? html`<time datetime=${story.started}>${dateTime(story.started)}</time>` : '–'],
    [story.ended ? 'Took' : 'For', story.started ? duration((story.ended ? Date.parse(story.ended) : now) - Date.parse(story.started)) : '–'],
    ['Supersteps', count(all.supersteps)],
    ['Tasks', count(all.tasks)],
    ['Failed attempts', all.failures ? count(all.failures) : ''],
    ['Written', bytes(all.bytes)],
    ['Memory', all.memory ? `${all.memory} MiB` : ''],
    ['Cold starts', all.coldStarts ? count(all.coldStarts) : ''],
    ['Tokens', all.tokens ? `${count(all.tokens.input)} in, ${count(all.tokens.output)} out` : ''],
    ['Execution', story.execution ? `${story.execution + 1}` : ''],
    ['Forked from', forkedFrom ? html`<a href=${href('run', { workflow, run: forkedFrom })}>${forkedFrom}</a>` : ''],
  ];
  return html`<dl class="run-facts">
    ${facts.map(([name, value]) => (value === '' ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}
  </dl>`;
}
