import { html, LitElement, nothing } from 'lit';
import { fork, Problem, stateText, steps } from '../api.js';
import { edit, edited, forkBody, indented, isChanged } from '../model/fork-edits.js';
import { bytes, counted } from '../model/format.js';
import { refusal } from '../model/refusals.js';

/** A text above that is not put into an editor. */
const MOST_EDITABLE = 256 * 1024;

/**
 * Where a fork begins, and with what values: dispatches `forked` with the new run's name, or `dismiss`.
 */
class ForkForm extends LitElement {
  static properties = {
    /** @type {import('../model/run-story.js').RunStory} */
    story: { attribute: false },
    superstep: { type: Number },
    state: { state: true },
    edits: { state: true },
    busy: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    this.story = undefined;
    this.superstep = 1;
    /** The state that the fork would begin with, as the API's pages show it. */
    this.state = {};
    /** @type {import('../model/fork-edits.js').Edit[]} */
    this.edits = [];
    this.busy = false;
    this.failure = null;
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('superstep')) {
      this.#load(this.superstep);
    }
  }

  render() {
    const { first, last } = this.#range();
    return html`<form class="fork" @submit=${this.#fork}>
      <p>
        A new run begins where this one stood before the chosen superstep, and runs that superstep and all that follow by itself. What
        its nodes do outside, they do again. This run stays as it is.
      </p>
      <div class="field">
        <label for="fork-superstep">First superstep to run <span class="kind">${first} to ${last}</span></label>
        <input
          id="fork-superstep"
          type="number"
          min=${first}
          max=${last}
          required
          .value=${`${this.superstep}`}
          @change=${(event) => event.target.checkValidity() && (this.superstep = event.target.valueAsNumber)}
        />
      </div>
      <fieldset class="field">
        <legend>Values to begin with <span class="kind">those you change take the place of the run's own</span></legend>
        <div class="fork-channels">${Object.entries(this.state).map(([channel, shown]) => this.#channel(channel, shown))}</div>
      </fieldset>
      <div class="field">
        <label for="fork-name">Name of the new run <span class="kind">may be left out</span></label>
        <input id="fork-name" name="run" autocomplete="off" maxlength="64" />
      </div>
      ${this.failure ? this.#refused() : nothing}
      <div class="actions dialog-actions">
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>Leave it</button>
        <button class="primary" ?disabled=${this.busy || this.edits.some((one) => one.problem)}>${this.#label()}</button>
      </div>
    </form>`;
  }

  #channel(channel, shown) {
    const one = this.edits.find((candidate) => candidate.channel === channel);
    const id = `fork-${channel}`;
    if (!one) {
      return html`<div class="fork-channel">
        <code>${channel}</code>
        <span class="quiet-text fork-preview">${shown.value === undefined ? bytes(shown.bytes) : JSON.stringify(shown.value)}</span>
        ${shown.bytes > MOST_EDITABLE || shown.value === '***'
          ? html`<span class="quiet-text">${shown.value === '***' ? 'sensitive' : 'too large to edit here'}</span>`
          : html`<button type="button" class="link" @click=${() => this.#edit(channel)}>Edit<span class="visually-hidden"> ${channel}</span></button>`}
      </div>`;
    }
    return html`<div class="fork-channel fork-edited">
      <label for=${id}><code>${channel}</code></label>
      <textarea
        id=${id}
        class="code"
        rows="4"
        spellcheck="false"
        aria-invalid=${one.problem !== ''}
        aria-describedby="${id}-wrong"
        .value=${one.text}
        @input=${(event) => this.#set(channel, event.target.value)}
      ></textarea>
      <span id="${id}-wrong" class="wrong" role="alert">${one.problem}</span>
    </div>`;
  }

  #refused() {
    const { meaning, details } = refusal(this.failure);
    return html`<div class="notice notice-bad" role="alert">
      <div>
        <p>${meaning}</p>
        ${details.map((one) => html`<p class="notice-detail">${one}</p>`)}
      </div>
    </div>`;
  }

  #label() {
    const changes = this.edits.filter(isChanged).length;
    return changes ? `Fork with ${counted(changes, 'changed value')}` : 'Fork as it was';
  }

  #range() {
    const numbers = [...this.story.steps.keys()].filter((number) => number > 0);
    return { first: Math.min(...numbers), last: Math.max(...numbers) };
  }

  #load(superstep) {
    return this.#try(async () => {
      const page = await steps(this.story, { from: superstep, limit: 1 });
      if (superstep === this.superstep) {
        this.state = page.before;
        this.edits = [];
      }
    });
  }

  #edit(channel) {
    return this.#try(async () => {
      const text = indented(await stateText(this.story, this.superstep - 1, channel));
      this.edits = [...this.edits, edit(channel, text)];
      await this.updateComplete;
      this.querySelector(`#fork-${CSS.escape(channel)}`)?.focus();
    });
  }

  #set(channel, text) {
    this.edits = this.edits.map((one) => (one.channel === channel ? edited(one, text) : one));
  }

  async #fork(event) {
    event.preventDefault();
    const name = new FormData(event.target).get('run').trim();
    this.busy = true;
    await this.#try(async () => {
      const run = await fork(this.story, forkBody(this.superstep, this.edits, name));
      this.dispatchEvent(new CustomEvent('forked', { detail: run.run }));
    });
    this.busy = false;
  }

  /** Does what the API may refuse, and shows why it did. */
  async #try(action) {
    this.failure = null;
    try {
      await action();
    } catch (failure) {
      if (!(failure instanceof Problem)) {
        throw failure;
      }
      this.failure = failure;
    }
  }
}

customElements.define('sp-fork', ForkForm);
