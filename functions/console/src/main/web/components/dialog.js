import { html, LitElement } from 'lit';

/**
 * A question over the page, which keeps the focus until it is answered. Shown while it is in the document; Escape dispatches
 * `dismiss`.
 */
class Dialog extends LitElement {
  static properties = {
    heading: {},
    /** What stands in it. */
    content: { attribute: false },
  };

  /** Where the focus was, and goes back to. */
  #opener = null;

  constructor() {
    super();
    this.heading = '';
    this.content = undefined;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#opener = document.activeElement;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#opener?.focus();
  }

  render() {
    return html`<dialog aria-label=${this.heading} @cancel=${this.#dismissed}>
      <h2>${this.heading}</h2>
      ${this.content}
    </dialog>`;
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  #dismissed(event) {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}

customElements.define('sp-dialog', Dialog);
