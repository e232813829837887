import { html } from 'lit';
import { Page } from '../components/page.js';

/** One run. */
class RunPage extends Page {
  content() {
    return html`<div class="page"><h1>One run</h1></div>`;
  }
}

customElements.define('sp-run', RunPage);
