import { html, LitElement, nothing } from 'lit';
import { Problem } from '../api.js';
import { problemBox } from './problem.js';

/** After how many milliseconds a page that could not be loaded is tried again. */
const AGAIN = 2_000;

/**
 * What all pages have in common: they are given a route, load what it names, load it again now and then, and show what the
 * API refuses. A page is rendered into the document itself, under the one style sheet.
 *
 * A subclass implements `load()`, which fetches (with `this.signal`) and sets its own state, and `content()`, which draws it
 * once it is there. It may set `pollEvery`.
 */
export class Page extends LitElement {
  static properties = {
    route: { attribute: false },
    loaded: { state: true },
    failure: { state: true },
    now: { state: true },
  };

  /** After how many milliseconds `load` is called again; 0 for never. Not while the page is hidden. */
  pollEvery = 0;

  #leaving = new AbortController();
  #timer = 0;
  #loading = 0;

  constructor() {
    super();
    /** @type {import('../router.js').Route} */
    this.route = undefined;
    this.loaded = false;
    /** @type {Problem | null} */
    this.failure = null;
    this.now = Date.now();
  }

  /** Aborts when the page is left. */
  get signal() {
    return this.#leaving.signal;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#leaving = new AbortController();
    document.addEventListener('visibilitychange', this.#shown);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leaving.abort();
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#shown);
  }

  willUpdate(changed) {
    if (changed.has('route')) {
      this.refresh();
    }
  }

  /** Loads what the route names, now, and plans the next time. */
  async refresh() {
    clearTimeout(this.#timer);
    const mine = ++this.#loading;
    try {
      await this.load();
      this.loaded = true;
      this.failure = null;
    } catch (failure) {
      this.#fail(failure);
    }
    this.now = Date.now();
    const pause = this.pollEvery || (this.failure?.isPassing ? AGAIN : 0);
    if (mine === this.#loading && pause > 0 && !this.signal.aborted) {
      this.#timer = setTimeout(() => (document.hidden ? undefined : this.refresh()), pause);
    }
  }

  /** Fetches what the page shows. */
  async load() {}

  /** Draws it. */
  content() {
    return nothing;
  }

  render() {
    return html`${this.failure ? problemBox(this.failure) : nothing} ${this.loaded ? this.content() : this.#waiting()}`;
  }

  #waiting() {
    return this.failure
      ? html`<h1 class="visually-hidden">${this.failure.title}</h1>`
      : html`<p class="loading" role="status">Loading…</p>`;
  }

  #shown = () => {
    if (!document.hidden && (this.pollEvery > 0 || this.failure)) {
      this.refresh();
    }
  };

  #fail(failure) {
    if (failure.name === 'AbortError') {
      return;
    }
    if (!(failure instanceof Problem)) {
      throw failure;
    }
    this.failure = failure;
  }
}
