import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { workflows } from '../api.js';
import { icon } from '../components/icons.js';
import { Page } from '../components/page.js';
import { isEnd, statusPill, STATUSES, statusWord } from '../components/status.js';
import { ago } from '../components/time.js';
import { counted, duration } from '../model/format.js';
import { readPage } from '../model/run-list.js';
import { titleParts } from '../model/title.js';
import { href } from '../router.js';

const SOONEST = 2_000;
const TYPING = 250;

const WITHIN = { '15m': 'Last 15 minutes', '1h': 'Last hour', '24h': 'Last 24 hours', '7d': 'Last 7 days', between: 'Between…' };

/** The runs of all workflows, newest first. Its filters and its place are in the address; what it shows is read again as it goes. */
class RunsPage extends Page {
  static properties = {
    ...Page.properties,
    page: { state: true },
    names: { state: true },
  };

  #typing = 0;
  /** The cursors of the pages before this one, as far as they were passed here. */
  #trail = [];

  constructor() {
    super();
    this.pollEvery = SOONEST;
    /** @type {import('../model/run-list.js').RunPage} */
    this.page = { runs: [], next: '', isCut: false };
    /** The names of the workflows, to choose from. */
    this.names = [];
  }

  async load() {
    const began = performance.now();
    const { query } = this.route;
    const page = await readPage(query, { signal: this.signal }, Date.now());
    if (query !== this.route.query) {
      return; // another list is wanted by now
    }
    this.page = page;
    this.pollEvery = Math.max(SOONEST, 10 * (performance.now() - began));
    if (this.names.length === 0) {
      this.names = (await workflows({ signal: this.signal })).map((one) => one.name);
    }
  }

  content() {
    const { runs, next, isCut } = this.page;
    const cursor = this.route.query.get('cursor');
    return html`<div class="page">
      <div class="page-head">
        <h1>Runs</h1>
        <span class="live" role="status"><span class="dot" aria-hidden="true"></span>Live</span>
      </div>
      ${this.#filters()}
      <section class="card" aria-label="Runs">
        ${runs.length ? this.#table(runs) : this.#none(isCut)}
        ${next || cursor
          ? html`<div class="table-more">
              ${cursor ? html`<button type="button" @click=${this.#newer}>${this.#trail.length > 1 ? 'Newer' : 'Newest'}</button>` : nothing}
              ${isCut ? html`<span>${counted(runs.length, 'match', 'matches')} so far</span>` : nothing}
              ${next ? html`<button type="button" @click=${this.#older}>${isCut ? 'Look further' : 'Older'}</button>` : nothing}
            </div>`
          : nothing}
      </section>
    </div>`;
  }

  #filters() {
    const { query } = this.route;
    const within = query.get('from') || query.get('until') ? 'between' : (query.get('within') ?? '');
    return html`<form class="filters" role="search" aria-label="Filter the runs" @submit=${(event) => event.preventDefault()}>
      <input
        class="filter-text"
        type="search"
        aria-label="Title has"
        placeholder="Search the beginnings of inputs"
        .value=${query.get('title') ?? ''}
        @input=${this.#typed}
      />
      ${this.#choice('workflow', 'Workflow', 'All workflows', this.names.map((name) => [name, name]))}
      ${this.#choice('status', 'Status', 'Any status', [
        ['UNFINISHED', 'Not ended'],
        ...STATUSES.map((status) => [status, statusWord(status)]),
      ])}
      <select aria-label="Started" @change=${this.#window}>
        ${options('Any time', Object.entries(WITHIN), within)}
      </select>
      ${within === 'between' ? html`${this.#bound('from', 'Started from')}${this.#bound('until', 'Started before')}` : nothing}
    </form>`;
  }

  #choice(name, label, any, entries) {
    return html`<select aria-label=${label} @change=${(event) => this.#go({ [name]: event.target.value })}>
      ${options(any, entries, this.route.query.get(name) ?? '')}
    </select>`;
  }

  #bound(name, label) {
    return html`<input
      type="datetime-local"
      aria-label=${label}
      .value=${this.route.query.get(name) ?? ''}
      @change=${(event) => this.#go({ [name]: event.target.value })}
    />`;
  }

  #table(runs) {
    return html`<table class="table runs">
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Input</th>
          <th scope="col">Workflow</th>
          <th scope="col">Started</th>
          <th scope="col" class="number">Took</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          runs,
          (run) => `${run.workflow}/${run.run}`,
          (run) => this.#row(run),
        )}
      </tbody>
    </table>`;
  }

  #row(run) {
    const end = isEnd(run.status) && run.ended ? Date.parse(run.ended) : this.now;
    return html`<tr>
      <td>${statusPill(run.status)}</td>
      <td class="run-title">
        <a href=${href('run', run)}>${title(run)}</a>
        ${run.error ? html`<span class="cause">${run.error.code}: ${run.error.message}</span>` : nothing}
      </td>
      <td class="run-workflow">
        ${run.workflow}${run.forked_from ? html` <span class="tag" title="Forked from ${run.forked_from}">fork</span>` : nothing}
      </td>
      <td class="run-started quiet-text">${ago(run.started, this.now)}</td>
      <td class="run-took number">${duration(Math.max(0, end - Date.parse(run.started)))}</td>
    </tr>`;
  }

  #none(isCut) {
    const filtered = [...this.route.query].some(([name]) => name !== 'cursor');
    if (isCut) {
      return html`<div class="empty"><strong>None so far</strong><p>There are older runs that were not looked at yet.</p></div>`;
    }
    return filtered
      ? html`<div class="empty">
          ${icon('search')}<strong>No run is like that</strong>
          <p><a href=${href('runs')}>Show all runs</a></p>
        </div>`
      : html`<div class="empty">
          ${icon('play')}<strong>Nothing has run yet</strong>
          <p><a href=${href('workflows')}>Choose a workflow</a> and start a run.</p>
        </div>`;
  }

  #typed = (event) => {
    clearTimeout(this.#typing);
    const { value } = event.target;
    this.#typing = setTimeout(() => this.#go({ title: value }), TYPING);
  };

  #window = (event) => {
    const within = event.target.value;
    const day = new Date(Date.now() - 86_400_000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    this.#go(within === 'between' ? { within: '', from: day, until: '' } : { within, from: '', until: '' });
  };

  /** Another filter, from the newest run on; it takes the place of the one before in the history. */
  #go(changes) {
    this.#trail = [];
    location.replace(href('runs', {}, { ...Object.fromEntries(this.route.query), ...changes, cursor: '' }));
  }

  #older = () => {
    this.#trail.push(this.route.query.get('cursor') ?? '');
    this.#turn(this.page.next);
  };

  #newer = () => this.#turn(this.#trail.pop() ?? '');

  #turn(cursor) {
    location.hash = href('runs', {}, { ...Object.fromEntries(this.route.query), cursor });
    scrollTo(0, 0);
  }
}

const options = (any, entries, chosen) =>
  html`<option value="" ?selected=${chosen === ''}>${any}</option>
    ${entries.map(([value, label]) => html`<option value=${value} ?selected=${chosen === value}>${label}</option>`)}`;

const title = (run) => {
  const parts = titleParts(run.title);
  return parts.length
    ? parts.map(({ text, isName }) => (isName ? html`<span class="quiet-text">${text}</span>` : text))
    : run.run;
};

customElements.define('sp-runs', RunsPage);
