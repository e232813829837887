import { html, LitElement } from 'lit';
import { icon } from './icons.js';

const SHOWN_FOR = 1_500;

/** Copies a text, and says that it has. */
class CopyButton extends LitElement {
  static properties = {
    /** What is copied. */
    text: { attribute: false },
    /** What it is, for the button's name: "Copy …". */
    what: {},
    copied: { state: true },
  };

  constructor() {
    super();
    this.text = '';
    this.what = '';
    this.copied = false;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<button type="button" class="quiet" aria-label="Copy ${this.what}" @click=${this.#copy}>
      ${icon(this.copied ? 'check' : 'copy')}<span aria-live="polite">${this.copied ? 'Copied' : 'Copy'}</span>
    </button>`;
  }

  async #copy() {
    await navigator.clipboard.writeText(this.text);
    this.copied = true;
    setTimeout(() => (this.copied = false), SHOWN_FOR);
  }
}

customElements.define('sp-copy', CopyButton);
