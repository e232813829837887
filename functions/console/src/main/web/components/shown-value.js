import { html, LitElement, nothing } from 'lit';
import { json } from '../api.js';
import { bytes } from '../model/format.js';
import { isHere } from '../model/shown-values.js';
import './json-view.js';

/** A value of a page of supersteps: as a tree if it is here, else its size and a way to have it. */
class ShownValue extends LitElement {
  static properties = {
    /** @type {import('../model/shown-values.js').Shown} */
    shown: { attribute: false },
    /** How many levels are open at first. */
    depth: { type: Number },
    loaded: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    this.shown = { bytes: 0, value: null };
    this.depth = 1;
    this.loaded = undefined;
    this.failure = '';
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('shown')) {
      this.loaded = undefined;
      this.failure = '';
    }
  }

  render() {
    if (isHere(this.shown)) {
      return html`<sp-json .value=${this.shown.value} .depth=${this.depth}></sp-json>`;
    }
    if (this.loaded) {
      return html`<sp-json .value=${this.loaded.value} .depth=${this.depth}></sp-json>`;
    }
    return html`<span class="large-value">
      <span class="tag">${bytes(this.shown.bytes)}</span>
      ${this.shown.href
        ? html`<button type="button" class="link" @click=${this.#load}>Load the value</button>`
        : html`<span class="quiet-text">too large to stand here; the state has it</span>`}
      ${this.failure ? html`<span class="wrong" role="alert">${this.failure}</span>` : nothing}
    </span>`;
  }

  async #load() {
    const wanted = this.shown;
    try {
      const value = await json(wanted.href);
      if (wanted === this.shown) {
        this.loaded = { value };
      }
    } catch (failure) {
      this.failure = failure.message;
    }
  }
}

customElements.define('sp-value', ShownValue);
