import { html, LitElement, nothing } from 'lit';
import { approvals, Problem } from './api.js';
import { graphDefinitions } from './components/graph-view.js';
import { icon } from './components/icons.js';
import { shownTheme, toggleTheme } from './model/theme.js';
import { PAGES } from './pages/index.js';
import { HOME, href, parse } from './router.js';

const INBOX_EVERY = 15_000;
const MOST_COUNTED = 100;

const NAVIGATION = [
  ['runs', 'Runs', 'list'],
  ['workflows', 'Workflows', 'flow'],
  ['inbox', 'Inbox', 'inbox'],
  ['monitoring', 'Monitoring', 'pulse'],
];

/**
 * The frame around every page: the ways to the others, how many approvals wait, light or dark. After navigation the focus is
 * on the new page's heading, so that a reader begins there.
 */
class App extends LitElement {
  static properties = {
    route: { state: true },
    waiting: { state: true },
  };

  constructor() {
    super();
    this.route = parse(location.hash);
    /** How many approvals wait; null while that is not known. */
    this.waiting = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#moved);
    document.addEventListener('approval-decided', this.#count);
    this.#count();
    setInterval(this.#count, INBOX_EVERY);
    if (!location.hash) {
      history.replaceState(null, '', HOME);
    }
  }

  render() {
    const page = this.route && PAGES[this.route.page];
    document.title = `${page ? page.title(this.route) : 'Not found'} · Superstep`;
    return html`
      ${graphDefinitions}
      <a class="skip-link" href="#main" @click=${this.#skip}>Skip to content</a>
      <header class="top">
        <a class="brand" href=${HOME} aria-label="Superstep, home">${brand}<span>Superstep</span></a>
        <nav aria-label="Main">
          ${NAVIGATION.map(([to, label, picture]) => this.#link(to, label, picture))}
        </nav>
        <button class="quiet theme" type="button" @click=${this.#toggleTheme} aria-label="Switch to ${other()} colours">
          ${icon(shownTheme() === 'dark' ? 'sun' : 'moon')}
        </button>
      </header>
      <main id="main" tabindex="-1">${page ? page.render(this.route) : notFound}</main>
    `;
  }

  #link(to, label, picture) {
    const current = (this.route && PAGES[this.route.page]?.section) === to;
    const badge = to === 'inbox' && this.waiting > 0;
    return html`<a href=${href(to)} aria-current=${current ? 'page' : nothing}>
      ${icon(picture)}<span>${label}</span>
      ${badge ? html`<span class="badge" aria-label="${this.#howMany} waiting">${this.#howMany}</span>` : nothing}
    </a>`;
  }

  get #howMany() {
    return this.waiting >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : `${this.waiting}`;
  }

  #moved = async () => {
    const before = this.route?.path;
    this.route = parse(location.hash);
    if (this.route?.path !== before) {
      await this.updateComplete;
      scrollTo(0, 0);
      this.querySelector('main').focus({ preventScroll: true });
    }
  };

  #count = async () => {
    if (document.hidden) {
      return;
    }
    try {
      const page = await approvals(new URLSearchParams({ limit: `${MOST_COUNTED}` }));
      this.waiting = page.approvals.length;
    } catch (failure) {
      if (!(failure instanceof Problem)) {
        throw failure;
      }
      this.waiting = null; // the page itself says what is wrong
    }
  };

  #skip(click) {
    click.preventDefault(); // the hash is the route
    this.querySelector('main').focus();
  }

  #toggleTheme() {
    toggleTheme();
    this.requestUpdate();
  }
}

const other = () => (shownTheme() === 'dark' ? 'light' : 'dark');

const brand = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <rect width="32" height="32" rx="8" />
  <path d="M7 23h6v-7h6v-7h6" />
  <circle cx="7" cy="23" r="2.6" /><circle cx="25" cy="9" r="2.6" />
</svg>`;

const notFound = html`<div class="page">
  <h1>Nothing is here</h1>
  <p>The link names no place of this console. <a href=${HOME}>See the runs</a>.</p>
</div>`;

customElements.define('sp-app', App);
