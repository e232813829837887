import { html, nothing } from 'lit';
import { workflow } from '../api.js';
import '../components/copy-button.js';
import { costTable } from '../components/cost-table.js';
import '../components/graph-view.js';
import { icon } from '../components/icons.js';
import { Page } from '../components/page.js';
import { counted, duration } from '../model/format.js';
import { typeName } from '../model/schema.js';
import { href } from '../router.js';

const TABS = { channels: 'Channels', machine: 'State machine', plan: 'Plan', cost: 'Cost' };

/** One workflow: its picture, what its nodes read and write, its channels, its state machine, its cost. */
class WorkflowPage extends Page {
  static properties = {
    ...Page.properties,
    workflow: { state: true },
    node: { state: true },
  };

  constructor() {
    super();
    this.workflow = null;
    /** The name of the chosen node; empty for none. */
    this.node = '';
  }

  async load() {
    if (this.workflow?.name !== this.route.params.workflow) {
      this.workflow = await workflow(this.route.params.workflow, { signal: this.signal });
      this.node = '';
    }
  }

  content() {
    const { name, graph, nodes, recursion_limit: limit } = this.workflow;
    return html`<div class="page">
      <div class="page-head">
        <div>
          <nav class="crumbs" aria-label="Breadcrumbs"><a href=${href('workflows')}>Workflows</a></nav>
          <h1>${name}</h1>
        </div>
        <a class="button" href=${href('runs', {}, { workflow: name })}>${icon('list')}Runs</a>
        <a class="button primary" href=${href('start', { workflow: name })}>${icon('play')}Start a run</a>
      </div>
      <div class="workflow-grid">
        <section class="card" aria-label="Graph">
          <sp-graph
            .graph=${graph}
            .selected=${this.node}
            label="Graph of ${name}"
            @node-select=${this.#choose}
          ></sp-graph>
        </section>
        <section class="card" aria-label="Node" aria-live="polite">
          ${this.node ? this.#node() : html`<div class="card-body node-facts">
            <p>${counted(nodes.length, 'node')}, at most ${counted(limit, 'superstep')} a run.</p>
            <p class="quiet-text">Choose a node to see what it reads and writes. A dashed way is one that a router decides about; “each” is taken once for every packet that it sends.</p>
          </div>`}
        </section>
      </div>
      <section class="card" aria-label=${TABS[this.#tab]}>
        <header>
          <nav class="tabs" aria-label="About ${name}">
            ${Object.entries(TABS).map(
              ([tab, label]) =>
                html`<a href=${href('workflow', this.route.params, { tab })} aria-current=${tab === this.#tab ? 'true' : nothing}
                  >${label}</a
                >`,
            )}
          </nav>
          ${this.#tab === 'machine' ? html`<sp-copy .text=${this.#asl} what="the state machine"></sp-copy>` : nothing}
        </header>
        ${this.#shown()}
      </section>
    </div>`;
  }

  get #tab() {
    const tab = this.route.query.get('tab');
    return tab in TABS ? tab : 'channels';
  }

  get #asl() {
    return JSON.stringify(this.workflow.asl, null, 2);
  }

  #shown() {
    switch (this.#tab) {
      case 'machine':
        return html`<pre class="code" tabindex="0" aria-label="Amazon States Language">${this.#asl}</pre>`;
      case 'plan':
        return html`<pre class="code" tabindex="0" aria-label="Plan">${this.workflow.plan}</pre>`;
      case 'cost':
        return costTable(this.workflow.cost);
      default:
        return this.#channels();
    }
  }

  #channels() {
    const { channels, input } = this.workflow;
    return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Channels">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Channel</th>
            <th scope="col">Type</th>
            <th scope="col">Reducer</th>
            <th scope="col">Input</th>
          </tr>
        </thead>
        <tbody>
          ${channels.map(
            (channel) => html`<tr>
              <td class="mono">${channel.name}${channel.sensitive ? html` <span class="tag">sensitive</span>` : nothing}</td>
              <td>${typeName(channel.type)}</td>
              <td>${REDUCERS[channel.reducer] ?? channel.reducer}</td>
              <td>${inputWord(channel.name, input)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #node() {
    const node = this.workflow.graph.nodes.find(({ name }) => name === this.node);
    return html`<header>
        <h2 class="mono">${node.name}</h2>
        ${node.traits.map((trait) => html`<span class="tag">${trait}</span>`)}
      </header>
      <dl class="card-body node-facts">
        <dt>Reads</dt>
        <dd>${names(node.reads, 'the state as it comes')}</dd>
        <dt>Writes</dt>
        <dd>${names(node.writes, 'any channel')}</dd>
        <dt>Time limit</dt>
        <dd>${duration(node.time_limit_s * 1_000)}</dd>
        ${node.deadline_s
          ? html`<dt>Waits for a person</dt>
              <dd>${duration(node.deadline_s * 1_000)}</dd>`
          : nothing}
      </dl>`;
  }

  #choose = ({ detail }) => {
    this.node = this.node === detail ? '' : detail;
  };
}

const REDUCERS = { last: 'last value' };

const inputWord = (name, input) => {
  if (!(name in input.properties)) {
    return '';
  }
  return input.required.includes(name) ? 'required' : 'optional';
};

const names = (channels, otherwise) =>
  channels === undefined
    ? otherwise
    : channels.length
      ? channels.map((channel) => html`<code>${channel}</code>`)
      : 'nothing';

customElements.define('sp-workflow', WorkflowPage);
