import { html, nothing } from 'lit';
import { shortened } from '../model/format.js';
import { isHere } from '../model/shown-values.js';
import './shown-value.js';

const LONGEST = 160;

const WORDS = { added: 'new', removed: 'gone', changed: 'changed', large: 'changed' };

/**
 * What changed from one state to another, channel by channel.
 *
 * @param {import('../model/shown-values.js').ChannelChange[]} changes
 * @param {string} none what is said if nothing did
 */
export function changeList(changes, none) {
  if (changes.length === 0) {
    return html`<p class="quiet-text">${none}</p>`;
  }
  return html`<dl class="changes">
    ${changes.map(
      (one) => html`<div>
        <dt><code>${one.channel}</code> <span class="tag change-${one.kind}">${WORDS[one.kind]}</span></dt>
        <dd>${detail(one)}</dd>
      </div>`,
    )}
  </dl>`;
}

function detail(change) {
  if (change.kind === 'added') {
    return html`<sp-value class="value-after" .shown=${change.after}></sp-value>`;
  }
  if (change.kind === 'removed') {
    return html`<del><sp-value .shown=${change.before}></sp-value></del>`;
  }
  if (!isHere(change.before) || !isHere(change.after)) {
    return html`<sp-value .shown=${change.before}></sp-value> → <sp-value .shown=${change.after}></sp-value>`;
  }
  return html`<ul>
    ${change.differences.map(difference)}
  </ul>`;
}

function difference({ path, kind, before, after }) {
  return html`<li>
    ${path.length ? html`<span class="change-path">${path.join(' › ')}</span>` : nothing}
    ${kind === 'added' ? nothing : html`<del>${text(before)}</del>`}
    ${kind === 'changed' ? html`<span class="change-arrow" aria-label="became">→</span>` : nothing}
    ${kind === 'removed' ? nothing : html`<ins>${text(after)}</ins>`}
  </li>`;
}

const text = (value) => shortened(typeof value === 'string' ? value : JSON.stringify(value), LONGEST);
