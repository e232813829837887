import { html } from 'lit';
import { Page } from '../components/page.js';

/** Two runs side by side. */
class ComparePage extends Page {
  content() {
    return html`<div class="page"><h1>Two runs side by side</h1></div>`;
  }
}

customElements.define('sp-compare', ComparePage);
