import { html, nothing } from 'lit';
import { runs, steps } from '../api.js';
import { changeList } from '../components/changes.js';
import { icon } from '../components/icons.js';
import { Page } from '../components/page.js';
import { statusPill, statusWord } from '../components/status.js';
import { comparison } from '../model/comparison.js';
import { counted, duration, words } from '../model/format.js';
import { grouped } from '../model/groups.js';
import { href } from '../router.js';

const PAGE = 50;

/** More supersteps than these are loaded when somebody asks for them. */
const AT_FIRST = 300;

/** So many runs are offered to be chosen. */
const OFFERED = 20;

const KINDS = {
  same: 'the same',
  inherited: 'before the fork',
  states: 'other values',
  nodes: 'other nodes',
  'only-a': 'only in A',
  'only-b': 'only in B',
};

/** Two runs of a workflow side by side, superstep by superstep: where they part, and in what they differ from there on. */
class ComparePage extends Page {
  static properties = {
    ...Page.properties,
    most: { state: true },
    all: { state: true },
  };

  constructor() {
    super();
    this.a = null;
    this.b = null;
    this.recent = [];
    this.most = AT_FIRST;
    /** Whether supersteps that are the same are shown too. */
    this.all = false;
  }

  async load() {
    const workflow = this.route.query.get('workflow') ?? '';
    const wanted = (name) => this.#steps({ workflow, run: this.route.query.get(name) ?? '' });
    [this.a, this.b, this.recent] = await Promise.all([wanted('a'), wanted('b'), this.#recent(workflow)]);
  }

  async #recent(workflow) {
    if (!workflow) {
      return [];
    }
    const page = await runs(new URLSearchParams({ workflow, limit: `${OFFERED}` }), { signal: this.signal });
    return page.runs;
  }

  /** Every superstep of a run, up to so many; null where no run is named. */
  async #steps(run) {
    if (!run.workflow || !run.run) {
      return null;
    }
    const options = { signal: this.signal };
    const first = await steps(run, { from: 0, limit: PAGE }, options);
    const all = { ...first, steps: [...first.steps] };
    while (all.next !== undefined && all.steps.length < this.most) {
      const page = await steps(run, { from: all.next, limit: PAGE }, options);
      all.steps.push(...page.steps);
      all.next = page.next;
    }
    return all;
  }

  content() {
    return html`<div class="page compare">
      <div class="page-head"><h1>Two runs side by side</h1></div>
      ${this.#form()} ${this.a && this.b ? this.#compared() : nothing}
    </div>`;
  }

  #form() {
    const { query } = this.route;
    const field = (name, label) =>
      html`<div class="field">
        <label for="compare-${name}">${label}</label>
        <input
          id="compare-${name}"
          name=${name}
          list=${name === 'workflow' ? nothing : 'compare-recent'}
          required
          autocomplete="off"
          spellcheck="false"
          .value=${query.get(name) ?? ''}
        />
      </div>`;
    return html`<form class="card compare-form" @submit=${this.#choose}>
      ${field('workflow', 'Workflow')} ${field('a', 'Run A')} ${field('b', 'Run B')}
      <button class="primary">${icon('compare')}Compare</button>
      <datalist id="compare-recent">
        ${this.recent.map((run) => html`<option value=${run.run}>${statusWord(run.status)}: ${run.title}</option>`)}
      </datalist>
    </form>`;
  }

  #choose(event) {
    event.preventDefault();
    const named = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]));
    location.hash = href('compare', {}, named);
  }

  #compared() {
    const { beginning, pairs, parting } = comparison(this.a, this.b);
    const shown = this.all ? pairs : pairs.filter(({ kind }) => kind !== 'same' && kind !== 'inherited');
    const alike = pairs.length - shown.length;
    return html`${this.#verdict(beginning, pairs, parting)}
      ${beginning.length
        ? html`<section class="card" aria-labelledby="compare-beginning">
            <header><h2 id="compare-beginning">What they began with</h2></header>
            <div class="card-body">${changeList(beginning, '')}</div>
          </section>`
        : nothing}
      <section class="card" aria-labelledby="compare-steps">
        <header>
          <h2 id="compare-steps">Supersteps</h2>
          ${alike || this.all
            ? html`<button type="button" class="quiet" aria-pressed=${this.all} @click=${() => (this.all = !this.all)}>
                ${this.all ? 'Show only what differs' : `Show ${counted(alike, 'superstep')} that are alike`}
              </button>`
            : nothing}
        </header>
        <div class="compare-heads" aria-hidden="true"><span></span><span>A</span><span>B</span></div>
        <ol class="pairs">
          ${shown.map((pair) => this.#pair(pair, pair.superstep === parting))}
        </ol>
        ${this.a.next !== undefined || this.b.next !== undefined
          ? html`<p class="table-more"><button type="button" @click=${this.#more}>Load more supersteps</button></p>`
          : nothing}
      </section>`;
  }

  #verdict(beginning, pairs, parting) {
    const said =
      beginning.length > 0
        ? `They differ from the beginning, in ${counted(beginning.length, 'value')}.`
        : parting === null
          ? 'They are the same in every superstep.'
          : `They part in superstep ${parting}.`;
    return html`<div class="card compare-runs">
      ${this.#run('A', this.a)} ${this.#run('B', this.b)}
      <p role="status"><strong>${said}</strong> <span class="quiet-text">${counted(pairs.length, 'superstep')} compared.</span></p>
    </div>`;
  }

  #run(letter, run) {
    return html`<p>
      <span class="tag">${letter}</span> <a href=${href('run', run)}>${run.run}</a> ${statusPill(run.status)}
    </p>`;
  }

  #pair({ superstep, a, b, kind, changes }, parts) {
    return html`<li class="pair pair-${kind} ${parts ? 'is-parting' : ''}">
      <div class="pair-runs">
        <span class="pair-number"><span class="visually-hidden">Superstep </span>${superstep}</span>
        ${side(a, 'A')} ${side(b, 'B')}
        <span class="tag">${parts ? `they part: ${KINDS[kind]}` : KINDS[kind]}</span>
      </div>
      ${changes.length
        ? html`<details ?open=${parts}>
            <summary>${counted(changes.length, 'value')} of the state after it</summary>
            ${changeList(changes, '')}
          </details>`
        : nothing}
    </li>`;
  }

  #more() {
    this.most += AT_FIRST;
    this.refresh();
  }
}

function side(step, letter) {
  const nodes = grouped(step?.tasks ?? [], (task) => task.node);
  return html`<span class="pair-side">
    <span class="visually-hidden">${letter}: </span>
    ${nodes.size ? [...nodes].map(([node, tasks]) => ran(node, tasks)) : html`<span class="quiet-text">–</span>`}
  </span>`;
}

function ran(node, tasks) {
  const ms = tasks.reduce((sum, task) => sum + (task.metrics?.duration_ms ?? 0), 0);
  return html`<span class="pair-node ${tasks.every((task) => task.committed) ? '' : 'is-open'}">
    ${words(node.replaceAll('__', ''))}${tasks.length > 1 ? ` ×${tasks.length}` : ''}
    <span class="quiet-text">${tasks.every((task) => task.committed) ? duration(ms) : 'not committed'}</span>
  </span>`;
}

customElements.define('sp-compare', ComparePage);
