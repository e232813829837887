import { html } from 'lit';
import { Page } from '../components/page.js';

/** How the newest runs went. */
class MonitoringPage extends Page {
  content() {
    return html`<div class="page"><h1>How the newest runs went</h1></div>`;
  }
}

customElements.define('sp-monitoring', MonitoringPage);
