import { html } from 'lit';
import { workflows } from '../api.js';
import '../components/graph-view.js';
import { icon } from '../components/icons.js';
import { Page } from '../components/page.js';
import { counted } from '../model/format.js';
import { href } from '../router.js';

/** Every workflow, with its picture. */
class WorkflowsPage extends Page {
  static properties = { ...Page.properties, workflows: { state: true } };

  constructor() {
    super();
    this.workflows = [];
  }

  async load() {
    this.workflows = await workflows({ signal: this.signal });
  }

  content() {
    return html`<div class="page">
      <div class="page-head"><h1>Workflows</h1></div>
      <ul class="workflow-cards">
        ${this.workflows.map(card)}
      </ul>
    </div>`;
  }
}

const card = (workflow) => html`<li class="card workflow-card">
  <a class="workflow-picture" href=${href('workflow', { workflow: workflow.name })} tabindex="-1" aria-hidden="true">
    <sp-graph still .graph=${workflow.graph}></sp-graph>
  </a>
  <div class="card-body">
    <div>
      <h2><a href=${href('workflow', { workflow: workflow.name })}>${workflow.name}</a></h2>
      <p class="quiet-text">${counted(workflow.nodes.length, 'node')}${traits(workflow.graph)}</p>
    </div>
    <a class="button" href=${href('start', { workflow: workflow.name })} aria-label="Start a run of ${workflow.name}">
      ${icon('play')}Start
    </a>
  </div>
</li>`;

const traits = (graph) => {
  const found = [...new Set(graph.nodes.flatMap((node) => node.traits))];
  return found.map((trait) => ` · ${trait}`).join('');
};

customElements.define('sp-workflows', WorkflowsPage);
