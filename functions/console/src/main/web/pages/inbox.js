import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { approvals } from '../api.js';
import '../components/approval-card.js';
import { icon } from '../components/icons.js';
import { Page } from '../components/page.js';
import { counted } from '../model/format.js';
import { href } from '../router.js';

const EVERY = 4_000;
const MOST = 100;

/**
 * What waits for a decision, over all workflows, the most urgent first. What is decided here stays until the page is left, with
 * what came of it.
 */
class InboxPage extends Page {
  static properties = {
    ...Page.properties,
    waiting: { state: true },
    next: { state: true },
  };

  /** Those that were decided here, by place. */
  #settled = new Map();

  constructor() {
    super();
    this.pollEvery = EVERY;
    this.waiting = [];
    this.next = '';
  }

  async load() {
    const page = await approvals(new URLSearchParams({ limit: `${MOST}` }), { signal: this.signal });
    const listed = new Set(page.approvals.map((one) => one.href));
    const kept = [...this.#settled].filter(([place]) => !listed.has(place)).map(([, one]) => one);
    this.waiting = [...kept, ...page.approvals].sort((a, b) => Date.parse(a.deadline) - Date.parse(b.deadline));
    this.next = page.next ?? '';
  }

  content() {
    const open = this.waiting.filter((one) => !this.#settled.has(one.href)).length;
    return html`<div class="page page-narrow">
      <div class="page-head">
        <div>
          <h1>Inbox</h1>
          <p>${open ? `${counted(open, 'question')}${this.next ? ' and more' : ''} for a person, the most urgent first.` : 'Nothing waits for a person.'}</p>
        </div>
        <span class="live"><span class="dot" aria-hidden="true"></span>Live</span>
      </div>
      ${this.waiting.length
        ? html`<ul class="approvals">
            ${repeat(
              this.waiting,
              (one) => one.href,
              (one) => html`<li>
                <sp-approval .approval=${one} .now=${this.now} @approval-decided=${() => this.#decided(one)}></sp-approval>
              </li>`,
            )}
          </ul>`
        : html`<div class="card empty">
            ${icon('inbox')}<strong>All decided</strong>
            <p>Runs that ask a person appear here. <a href=${href('runs', {}, { status: 'WAITING' })}>See what waits otherwise</a></p>
          </div>`}
    </div>`;
  }

  #decided(approval) {
    this.#settled.set(approval.href, approval);
    this.requestUpdate();
  }
}

customElements.define('sp-inbox', InboxPage);
