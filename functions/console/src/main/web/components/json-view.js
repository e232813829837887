import { html, LitElement, nothing } from 'lit';
import { bytes, counted, shortened } from '../model/format.js';
import { icon } from './icons.js';

const LONG_TEXT = 300;
const MANY = 100;
const PREVIEW = 60;

/**
 * A JSON value as a tree that is drawn as far as it is open, so that a megabyte costs nothing until somebody wants it. All of
 * it is text to the page, whatever it holds.
 */
class JsonView extends LitElement {
  static properties = {
    /** The value. */
    value: { attribute: false },
    /** How many levels are open at first. */
    depth: { type: Number },
    toggled: { state: true },
  };

  constructor() {
    super();
    this.value = undefined;
    this.depth = 1;
    /** Paths whose being open or shown whole differs from how it began. */
    this.toggled = new Set();
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<div class="json">${this.#node(this.value, '', 0)}</div>`;
  }

  #node(value, path, level) {
    if (value === null || typeof value !== 'object') {
      return this.#scalar(value, path);
    }
    const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    if (entries.length === 0) {
      return html`<span class="json-mark">${Array.isArray(value) ? '[]' : '{}'}</span>`;
    }
    const isOpen = level < this.depth !== this.toggled.has(path);
    return html`<button
        type="button"
        class="json-toggle"
        aria-expanded=${isOpen}
        @click=${() => this.#toggle(path)}
      >
        ${icon('chevron')}<span class="json-mark">${summary(value, entries, isOpen)}</span>
      </button>
      ${isOpen ? this.#children(entries, path, level) : nothing}`;
  }

  #children(entries, path, level) {
    const all = `${path}/…`;
    const shown = this.toggled.has(all) ? entries : entries.slice(0, MANY);
    return html`<ul>
      ${shown.map(
        ([key, value]) => html`<li><span class="json-key">${key}</span>${this.#node(value, `${path}/${key}`, level + 1)}</li>`,
      )}
      ${shown.length < entries.length
        ? html`<li>${this.#more(all, `Show ${entries.length - shown.length} more`)}</li>`
        : nothing}
    </ul>`;
  }

  #scalar(value, path) {
    if (typeof value !== 'string') {
      return html`<span class="json-${value === null ? 'null' : typeof value}">${String(value)}</span>`;
    }
    if (value.length <= LONG_TEXT || this.toggled.has(path)) {
      return html`<span class="json-string">${value}</span>`;
    }
    return html`<span class="json-string">${shortened(value, LONG_TEXT)}</span> ${this.#more(
      path,
      `Show all ${bytes(new Blob([value]).size)}`,
    )}`;
  }

  #more(path, label) {
    return html`<button type="button" class="link" @click=${() => this.#toggle(path)}>${label}</button>`;
  }

  #toggle(path) {
    const toggled = new Set(this.toggled);
    if (!toggled.delete(path)) {
      toggled.add(path);
    }
    this.toggled = toggled;
  }
}

function summary(value, entries, isOpen) {
  if (Array.isArray(value)) {
    return counted(entries.length, 'element');
  }
  return isOpen ? counted(entries.length, 'member') : shortened(`{ ${entries.map(([key]) => key).join(', ')} }`, PREVIEW);
}

customElements.define('sp-json', JsonView);
