import { html, LitElement, nothing, svg } from 'lit';
import { counted, duration, words } from '../model/format.js';
import { grouped } from '../model/groups.js';

/** The height of a row in the style sheet, in pixels. */
const ROW = 30;

/** How many rows are drawn beyond those that can be seen, on either side. */
const BEYOND = 12;

/** The least that a bar takes of the line, so that it can be seen. */
const LEAST = 2.5;
const LINE = 1_000;

const STATE_WORDS = { running: 'running', waiting: 'waiting', failed: 'failed', cancelled: 'cut short', queued: 'queued', done: 'done' };

/**
 * When the tasks of a run worked and waited: a row for each node of each superstep, or for each node. Only the rows that can be
 * seen are drawn. Choosing one dispatches `row-select` with the row in `detail`.
 */
class TimelineView extends LitElement {
  static properties = {
    /** @type {import('../model/timeline.js').Timeline} */
    timeline: { attribute: false },
    /** The key of the chosen row. */
    selected: {},
    first: { state: true },
    room: { state: true },
  };

  #shown = '';

  constructor() {
    super();
    this.timeline = { rows: [], cuts: [], ms: 0 };
    this.selected = '';
    this.first = 0;
    this.room = 16;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { rows, ms, cuts } = this.timeline;
    const from = Math.max(0, this.first - BEYOND);
    const to = Math.min(rows.length, this.first + this.room + BEYOND);
    return html`<div class="timeline-axis quiet-text">
        <span>${counted(rows.length, 'row')}</span>
        <span>0</span>
        ${cuts.length ? html`<span>${counted(cuts.length, 'wait')} cut short</span>` : nothing}
        <span>${duration(ms)}</span>
      </div>
      <div class="timeline-rows" tabindex="0" role="group" aria-label="Timeline" @scroll=${this.#scrolled}>
        <div class="timeline-before" data-height=${from * ROW}></div>
        <ol>
          ${rows.slice(from, to).map((row) => this.#row(row))}
        </ol>
        <div class="timeline-after" data-height=${(rows.length - to) * ROW}></div>
      </div>`;
  }

  updated() {
    // By script, for the page's policy allows no style attributes.
    for (const spacer of this.querySelectorAll('[data-height]')) {
      spacer.style.height = `${spacer.dataset.height}px`;
    }
    if (this.selected !== this.#shown && this.timeline.rows.length) {
      this.#shown = this.selected;
      this.#reveal();
    }
  }

  #row(row) {
    const chosen = row.key === this.selected;
    return html`<li>
      <button type="button" class="timeline-row is-${row.state}" aria-pressed=${chosen} aria-label=${said(row)} @click=${() => this.#choose(row)}>
        <span class="timeline-label">
          ${row.superstep === null ? nothing : html`<span class="timeline-step">${row.superstep}</span>`}
          <span class="timeline-node">${words(row.node)}</span>
          ${row.tasks > 1 ? html`<span class="tag">×${row.tasks}</span>` : nothing}
        </span>
        <svg class="timeline-bars" viewBox="0 0 ${LINE} 20" preserveAspectRatio="none" aria-hidden="true">
          ${this.timeline.cuts.map(({ at }) => svg`<path class="timeline-cut" d="M${at * LINE} 0v20" />`)}
          ${groups(row.bars).map(([name, bars]) => svg`<path class=${name} d=${bars.map(rectangle).join('')} />`)}
          ${row.failedAt.map((at) => svg`<path class="bar-failure" d="M${at * LINE} 3v14" />`)}
        </svg>
        <span class="timeline-ms">${row.ms ? duration(row.ms) : STATE_WORDS[row.state]}</span>
      </button>
    </li>`;
  }

  #choose(row) {
    this.#shown = row.key;
    this.dispatchEvent(new CustomEvent('row-select', { detail: row, bubbles: true }));
  }

  #scrolled({ target }) {
    this.first = Math.floor(target.scrollTop / ROW);
    this.room = Math.ceil(target.clientHeight / ROW);
  }

  /** Scrolls to the chosen row, within the timeline only. */
  #reveal() {
    const box = this.querySelector('.timeline-rows');
    const top = this.timeline.rows.findIndex((row) => row.key === this.selected) * ROW;
    if (top >= 0 && (top < box.scrollTop || top + ROW > box.scrollTop + box.clientHeight)) {
      box.scrollTop = top - box.clientHeight / 2;
    }
  }
}

const groups = (bars) => [...grouped(bars, ({ kind, state }) => `bar-${kind} is-${state}`)];

function rectangle({ kind, from, to }) {
  const width = Math.max(kind === 'work' ? LEAST : 0, (to - from) * LINE);
  const [y, height] = kind === 'work' ? [4, 12] : [9, 2];
  return `M${Math.min(from * LINE, LINE - width).toFixed(2)} ${y}h${width.toFixed(2)}v${height}h-${width.toFixed(2)}z`;
}

function said(row) {
  return [
    row.superstep === null ? '' : `superstep ${row.superstep}`,
    words(row.node),
    row.tasks > 1 ? counted(row.tasks, 'task') : '',
    STATE_WORDS[row.state],
    row.failures ? counted(row.failures, 'failed attempt') : '',
    row.ms ? duration(row.ms) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

customElements.define('sp-timeline', TimelineView);
