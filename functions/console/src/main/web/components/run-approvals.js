import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Problem, runApprovals } from '../api.js';
import './approval-card.js';

/** After so many milliseconds what could not be had is asked for again. */
const AGAIN = 2_000;

/** What a run asks of persons, to be answered in place. One that is answered here stays, with what came of it. */
class RunApprovals extends LitElement {
  static properties = {
    /** @type {import('../model/run-story.js').RunStory} */
    story: { attribute: false },
    /** How many of its questions are open; a change of it is looked after. */
    open: { type: Number },
    now: { type: Number },
    shown: { state: true },
  };

  /** Those that are answered here, by superstep and node. */
  #answered = new Set();

  constructor() {
    super();
    this.story = undefined;
    this.open = 0;
    this.now = 0;
    this.shown = [];
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('open') && this.open > 0) {
      this.#load();
    } else if (changed.has('open')) {
      this.shown = this.shown.filter((one) => this.#answered.has(key(one)));
    }
  }

  async #load() {
    try {
      const { approvals } = await runApprovals(this.story);
      this.shown = approvals.filter((one) => one.status === 'OPEN' || this.#answered.has(key(one)));
    } catch (failure) {
      if (!(failure instanceof Problem)) {
        throw failure;
      }
      setTimeout(() => this.isConnected && this.open > 0 && this.#load(), AGAIN);
    }
  }

  render() {
    return this.shown.length
      ? html`<div class="run-approvals">
          ${repeat(
            this.shown,
            key,
            (one) => html`<sp-approval
              .approval=${one}
              .now=${this.now}
              @approval-decided=${() => this.#answered.add(key(one))}
            ></sp-approval>`,
          )}
        </div>`
      : nothing;
  }
}

const key = (approval) => `${approval.superstep} ${approval.node}`;

customElements.define('sp-run-approvals', RunApprovals);
