import { html, nothing } from 'lit';
import { runs, summary, system } from '../api.js';
import { nodeTable } from '../components/node-table.js';
import { Page } from '../components/page.js';
import '../components/plot.js';
import { STATUSES, statusPill, statusWord } from '../components/status.js';
import { count, counted, dateTime, duration, words } from '../model/format.js';
import { runSeries, stacked, WINDOWS } from '../model/run-series.js';
import { href } from '../router.js';

const EVERY = 15_000;
const PARTS = 48;
const PAGE = 100;

/** As many as the summary looks at. */
const MOST_RUNS = 1_000;

const COLOURS = {
  SUCCEEDED: '--good',
  RUNNING: '--active',
  WAITING: '--wait',
  QUEUED: '--idle',
  CANCELLED: '--line-strong',
  FAILED: '--bad',
};

const WINDOW_WORDS = { '15m': '15 minutes', '1h': 'Hour', '24h': 'Day', '7d': '7 days', '30d': '30 days' };

/** How the runs went that were started lately: counts, durations by node, failures, and what this process does now. */
class MonitoringPage extends Page {
  static properties = {
    ...Page.properties,
    summary: { state: true },
  };

  constructor() {
    super();
    this.pollEvery = EVERY;
    this.summary = null;
    this.system = null;
    this.series = null;
  }

  get #window() {
    const asked = this.route.query.get('window');
    return asked in WINDOWS ? asked : '24h';
  }

  get #workflow() {
    return this.route.query.get('workflow') ?? '';
  }

  async load() {
    const options = { signal: this.signal };
    const query = new URLSearchParams({ window: this.#window });
    if (this.#workflow) {
      query.set('workflow', this.#workflow);
    }
    const [told, now] = await Promise.all([summary(query, options), system(options)]);
    const listed = await this.#runs(told.from, options);
    this.system = now;
    this.series = runSeries(listed, Date.parse(told.from), Date.parse(told.until), PARTS);
    this.summary = told.cut ? told : { ...told, statuses: statuses(listed) };
  }

  async #runs(from, options) {
    const query = new URLSearchParams({ from, limit: `${PAGE}` });
    if (this.#workflow) {
      query.set('workflow', this.#workflow);
    }
    const all = [];
    let page;
    do {
      page = await runs(query, options);
      all.push(...page.runs);
      query.set('cursor', page.next ?? '');
    } while (page.next && all.length < MOST_RUNS);
    return all;
  }

  content() {
    const { summary: told } = this;
    return html`<div class="page monitoring">
      <div class="page-head">
        <div>
          <h1>Monitoring</h1>
          <p>${counted(told.total_workflows, 'run')} started since ${dateTime(told.from)}${told.cut ? ', the newest of more' : ''}.</p>
        </div>
        ${this.#filters()}
      </div>
      ${this.#counts()} ${told.total_workflows ? this.#measured() : nothing} ${this.#process()}
    </div>`;
  }

  #filters() {
    const link = (window) =>
      html`<a
        class="button"
        href=${href('monitoring', {}, { window, workflow: this.#workflow })}
        aria-current=${window === this.#window ? 'true' : nothing}
        >${WINDOW_WORDS[window]}</a
      >`;
    return html`<div class="monitoring-filters">
      <label class="visually-hidden" for="monitoring-workflow">Workflow</label>
      <select id="monitoring-workflow" @change=${this.#choose}>
        <option value="">All workflows</option>
        ${this.system.registered_workflows.map((name) => html`<option value=${name} ?selected=${name === this.#workflow}>${words(name)}</option>`)}
      </select>
      <nav class="choice" aria-label="Window">${Object.keys(WINDOWS).map(link)}</nav>
    </div>`;
  }

  #choose({ target }) {
    location.hash = href('monitoring', {}, { window: this.#window, workflow: target.value });
  }

  #counts() {
    const { statuses, from } = this.summary;
    return html`<ul class="tiles">
      ${STATUSES.map(
        (status) => html`<li>
          <a class="card tile" href=${href('runs', {}, { status, from, workflow: this.#workflow })}>
            <span class="tile-number">${count(statuses[status])}</span> ${statusPill(status)}
          </a>
        </li>`,
      )}
    </ul>`;
  }

  #measured() {
    const { run_time: took, node_performance: nodes, failures } = this.summary;
    const stack = stacked(this.series);
    return html`<div class="plots">
        <section class="card" aria-labelledby="plot-runs">
          <header>
            <h2 id="plot-runs">Runs started</h2>
            <span class="plot-legend">${stack.map(({ status }) => statusPill(status)).reverse()}</span>
          </header>
          <div class="card-body">
            <sp-plot
              label="Runs started over time: ${stack.map(({ status }) => `${count(this.summary.statuses[status])} ${statusWord(status).toLowerCase()}`).join(', ')}"
              .data=${[this.series.times, ...stack.map(({ heights }) => heights)]}
              .series=${stack.map(({ status }) => ({ label: statusWord(status), colour: COLOURS[status], bars: true }))}
              .value=${(runs) => (Number.isInteger(runs) ? count(runs) : '')}
            ></sp-plot>
          </div>
        </section>
        <section class="card" aria-labelledby="plot-times">
          <header>
            <h2 id="plot-times">Slowest run</h2>
            <span class="quiet-text">p50 ${ms(took.p50_time)} · p95 ${ms(took.p95_time)} · p99 ${ms(took.p99_time)}</span>
          </header>
          <div class="card-body">
            <sp-plot
              label="The slowest run over time; of all, the median took ${ms(took.p50_time)}, the slowest ${ms(took.max_time)}"
              .data=${[this.series.times, this.series.slowest]}
              .series=${[{ label: 'Slowest run', colour: '--accent' }]}
              .value=${ms}
            ></sp-plot>
          </div>
        </section>
      </div>
      <section class="card" aria-labelledby="slowest-nodes">
        <header>
          <h2 id="slowest-nodes">Nodes, the slowest first</h2>
          <span class="quiet-text">by their 95th percentile</span>
        </header>
        ${nodeTable(Object.values(nodes))}
      </section>
      ${failures.length ? this.#failures(failures) : nothing}`;
  }

  #failures(failures) {
    return html`<section class="card" aria-labelledby="failures">
      <header><h2 id="failures">What went wrong, the most frequent first</h2></header>
      <ul class="failure-kinds">
        ${failures.map(
          (one) => html`<li>
            <p>
              <code class="bad">${one.code}</code>
              <span class="quiet-text">${words(one.workflow)}${one.node ? ` / ${words(one.node)}` : ''}</span>
            </p>
            <p class="failure-message">${one.message}</p>
            <p class="quiet-text">
              ${counted(one.failed_attempts, 'attempt')}, ${counted(one.failed_runs, 'run')} failed with it ·
              <a href=${href('run', { workflow: one.workflow, run: one.newest_run })}>the newest</a>
            </p>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #process() {
    const { since, runs: places, invocations, queued_runs: queued, max_queued_runs: most, waiting_runs: waiting } = this.system;
    const facts = [
      ['Runs at work', `${places.active} of ${places.limit}`],
      ['Nodes at work', `${invocations.active} of ${invocations.limit}`],
      ['Queued', `${count(queued)} of ${count(most)}`],
      ['Waiting', count(waiting)],
    ];
    return html`<section class="card" aria-labelledby="process">
      <header>
        <h2 id="process">This process</h2>
        <span class="quiet-text">since ${dateTime(since)}</span>
      </header>
      <dl class="card-body run-facts">
        ${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
      </dl>
    </section>`;
  }
}

/** The list of runs knows which of them wait, the summary of their logs does not. */
const statuses = (listed) =>
  Object.fromEntries(STATUSES.map((status) => [status, listed.filter((run) => run.status === status).length]));

const ms = (seconds) => duration(seconds * 1_000);

customElements.define('sp-monitoring', MonitoringPage);
