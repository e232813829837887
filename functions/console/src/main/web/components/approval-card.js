import { html, LitElement, nothing } from 'lit';
import { decide, Problem, run } from '../api.js';
import { dateTime, relative } from '../model/format.js';
import { href } from '../router.js';
import { icon } from './icons.js';
import './json-view.js';
import { problemBox } from './problem.js';
import { isEnd, statusPill } from './status.js';
import { ago } from './time.js';

const NAME = 'superstep.name';
const SOON = 60 * 60_000;
const LOOKS = 20;
const LOOK_EVERY = 500;

const OUTCOMES = {
  APPROVED: ['good', 'Approved'],
  DENIED: ['bad', 'Denied'],
  EXPIRED: ['wait', 'Decided by its deadline'],
};

/** One question for a person: what is asked, until when, the two answers, and what came of the one that was given. */
class ApprovalCard extends LitElement {
  static properties = {
    /** As the API's inbox shows it. */
    approval: { attribute: false },
    /** In milliseconds. */
    now: { attribute: false },
    refused: { state: true },
    decided: { state: true },
    status: { state: true },
    isSending: { state: true },
  };

  constructor() {
    super();
    this.approval = undefined;
    this.now = Date.now();
    /** @type {Problem | null} */
    this.refused = null;
    /** What has become of the question; null while it is open. */
    this.decided = null;
    /** Where the run stands since then; empty while that is not known. */
    this.status = '';
    this.isSending = false;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { approval } = this;
    return html`<article class="card approval" aria-labelledby=${this.#id('title')}>
      <header>
        <h2 id=${this.#id('title')}>${approval.title}</h2>
        ${this.decided ? nothing : this.#deadline()}
      </header>
      <div class="card-body">
        <p class="quiet-text">
          <a href=${href('run', approval)}>${approval.workflow} / ${approval.run}</a> asked at
          <span class="mono">${approval.node}</span>, ${ago(approval.asked, this.now)}
        </p>
        ${approval.details === undefined ? nothing : html`<sp-json class="well" .value=${approval.details}></sp-json>`}
        ${this.refused ? problemBox(this.refused) : nothing} ${this.decided ? this.#outcome() : this.#answers()}
      </div>
    </article>`;
  }

  #deadline() {
    const { deadline } = this.approval;
    const isSoon = Date.parse(deadline) - this.now < SOON;
    return html`<span class="deadline ${isSoon ? 'is-soon' : ''}" title=${dateTime(deadline)}>
      ${icon('clock')}due ${relative(deadline, this.now)}
    </span>`;
  }

  #answers() {
    return html`<form class="answers" @submit=${this.#submit}>
      <div class="field">
        <label for=${this.#id('name')}>Your name</label>
        <input id=${this.#id('name')} name="name" required maxlength="200" autocomplete="name" .value=${localStorage.getItem(NAME) ?? ''} />
      </div>
      <div class="field">
        <label for=${this.#id('comment')}>Comment <span class="kind">optional, kept with the decision</span></label>
        <textarea id=${this.#id('comment')} name="comment" rows="1" maxlength="2000"></textarea>
      </div>
      <p class="quiet-text">
        Either answer is recorded for good, and the run goes on with it at once. Without one, it goes on with its default at
        ${dateTime(this.approval.deadline)}.
      </p>
      <div class="actions">
        <button class="primary" value="APPROVE" ?disabled=${this.isSending}>${icon('check')}Approve</button>
        <button class="danger" value="DENY" ?disabled=${this.isSending}>${icon('close')}Deny</button>
      </div>
    </form>`;
  }

  #outcome() {
    const { status, ruling } = this.decided;
    const [tone, word] = OUTCOMES[status];
    return html`<div class="notice notice-${tone} outcome" role="status" tabindex="-1">
        ${icon(status === 'APPROVED' ? 'check' : status === 'DENIED' ? 'close' : 'clock')}
        <div>
          <strong>${word}${ruling?.decided_by ? ` by ${ruling.decided_by}` : ''}</strong>
          ${ruling?.comment ? html`<p>“${ruling.comment}”</p>` : nothing}
        </div>
      </div>
      <p class="actions">
        ${this.status ? html`The run since then: ${statusPill(this.status)}` : html`<span class="quiet-text">The run goes on…</span>`}
        <a href=${href('run', this.approval)}>See the run</a>
      </p>`;
  }

  #id(part) {
    return `${part}-${this.approval.href}`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const typed = new FormData(event.target);
    const name = typed.get('name').trim();
    localStorage.setItem(NAME, name);
    this.isSending = true;
    this.refused = null;
    try {
      await this.#settle(await decide(this.approval, { decision: event.submitter.value, comment: typed.get('comment'), decided_by: name }));
    } catch (failure) {
      await this.#refuse(failure);
    } finally {
      this.isSending = false;
    }
    await this.#watch();
  };

  /** Somebody else may have been faster, or time; then the run says what holds. */
  async #refuse(failure) {
    if (!(failure instanceof Problem)) {
      throw failure;
    }
    this.refused = failure;
    if (failure.status === 409) {
      const found = await run(this.approval);
      const now = found.approvals?.find((one) => one.node === this.approval.node && one.superstep === this.approval.superstep);
      this.status = found.status;
      if (now && now.status !== 'OPEN') {
        await this.#settle(now);
      }
    }
  }

  /** Shows what was decided, where the buttons were that had the focus. */
  async #settle(decided) {
    this.decided = decided;
    this.dispatchEvent(new CustomEvent('approval-decided', { bubbles: true }));
    await this.updateComplete;
    this.querySelector('.outcome').focus();
  }

  /** What comes of it, for a while. */
  async #watch() {
    for (let look = 0; this.decided && look < LOOKS && this.isConnected && !isEnd(this.status); look += 1) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      try {
        this.status = (await run(this.approval)).status;
      } catch (failure) {
        if (!(failure instanceof Problem)) {
          throw failure;
        }
        return; // the decision stands; the run's own page says more
      }
    }
  }
}

customElements.define('sp-approval', ApprovalCard);
