import { html, nothing } from 'lit';
import { open, Problem, runPath, workflow } from '../api.js';
import '../components/graph-view.js';
import { icon } from '../components/icons.js';
import { Page } from '../components/page.js';
import '../components/run-actions.js';
import { runFacts } from '../components/run-facts.js';
import { runNotice } from '../components/run-notice.js';
import { isEnd, statusPill } from '../components/status.js';
import '../components/step-view.js';
import '../components/timeline.js';
import { follow } from '../model/event-stream.js';
import { words } from '../model/format.js';
import { nodeMarks } from '../model/node-marks.js';
import { RunStory, standing, whatMatters } from '../model/run-story.js';
import { timeline } from '../model/timeline.js';
import { href } from '../router.js';

const TICK = 1_000;

/**
 * One run, live: its graph, its timeline, and one superstep in full, which is the one that matters until somebody chooses
 * another. All of it comes from the run's events; only values are fetched beside.
 */
class RunPage extends Page {
  static properties = {
    ...Page.properties,
    version: { state: true },
    standing: { state: true },
    chosen: { state: true },
    by: { state: true },
  };

  #following = new AbortController();
  #timer = 0;

  constructor() {
    super();
    this.graph = { nodes: [], edges: [] };
    this.story = new RunStory();
    /** How often the story has grown. */
    this.version = 0;
    /** @type {'live' | 'broken' | 'over'} how the stream of events stands */
    this.standing = 'live';
    /** What somebody has chosen to see; null to see what matters. */
    this.chosen = null;
    /** @type {'superstep' | 'node'} */
    this.by = 'superstep';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      if (!this.story.isOver) {
        this.now = Date.now();
      }
    }, TICK);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#following.abort();
  }

  async load() {
    this.story = new RunStory();
    this.chosen = null;
    const { params } = this.route;
    const [{ graph }] = await Promise.all([workflow(params.workflow, { signal: this.signal }), this.#follow()]);
    this.graph = graph;
  }

  /** Follows the run's events from where the story ends; resolves when the first have come. */
  #follow() {
    this.#following.abort();
    this.#following = new AbortController();
    const { signal } = this.#following;
    const { story } = this;
    return new Promise((resolve, reject) => {
      follow({
        open: (headers) => open(runPath(this.route.params, '/events'), { headers, signal }),
        take: (events) => {
          events.forEach((event) => story.take(event));
          this.version += 1;
          this.now = Date.now();
          resolve();
        },
        standing: (standing) => (this.standing = standing),
        lastId: () => story.lastId,
        signal,
      }).then(resolve, (failure) => {
        reject(failure); // which nobody hears once the first events have come
        this.#refused(failure);
      });
    });
  }

  /** What is done to a run may make it go on behind its end. */
  #followOn() {
    this.#follow().catch((failure) => this.#refused(failure));
  }

  /** A stream that was refused in the middle: the run is gone, or this session is. */
  #refused(failure) {
    if (this.loaded && failure instanceof Problem) {
      this.failure = failure;
    }
  }

  content() {
    const { story, now } = this;
    const { params } = this.route;
    const shown = this.#shown();
    return html`<div class="page run-page">
      <header class="run-head">
        <p class="crumbs">
          <a href=${href('runs')}>Runs</a> ${icon('chevron')}
          <a href=${href('workflow', params)}>${words(params.workflow)}</a>
        </p>
        <div class="page-head">
          <h1>${params.run}</h1>
          ${this.#standing()} ${this.#connection()}
        </div>
        ${runFacts(story, now)}
        <sp-run-actions
          .story=${story}
          .version=${this.version}
          .superstep=${Math.max(1, shown.superstep)}
          @run-changed=${this.#followOn}
        ></sp-run-actions>
      </header>
      ${runNotice(story, now)}
      <div class="run-columns">
        <section class="card" aria-labelledby="run-graph">
          <header>
            <h2 id="run-graph">Graph</h2>
            <span class="quiet-text">${this.#legend()}</span>
          </header>
          <div class="card-body">
            <sp-graph
              .graph=${this.graph}
              .marks=${nodeMarks(this.graph, story, now)}
              .selected=${shown.node}
              label="Graph of the run"
              @node-select=${this.#chooseNode}
            ></sp-graph>
          </div>
        </section>
        <section class="card" aria-labelledby="run-step">
          <header>
            <h2 id="run-step" elementtiming="superstep">${shown.superstep === 0 ? 'The start' : `Superstep ${shown.superstep}`}</h2>
            ${this.#stepper(shown.superstep)}
          </header>
          <div class="card-body">
            <sp-step .story=${story} .version=${this.version} .superstep=${shown.superstep} .node=${shown.node} .now=${now}></sp-step>
          </div>
        </section>
      </div>
      <section class="card" aria-labelledby="run-timeline">
        <header>
          <h2 id="run-timeline">Timeline</h2>
          ${this.#byButtons()}
        </header>
        <sp-timeline .timeline=${timeline(story, this.by, now)} .selected=${this.#rowKey(shown)} @row-select=${this.#chooseRow}></sp-timeline>
      </section>
    </div>`;
  }

  #standing() {
    const status = standing(this.story, this.now);
    return status ? statusPill(status) : html`<span class="tag" role="status">reading its log…</span>`;
  }

  #connection() {
    if (isEnd(this.story.status) || this.standing === 'over') {
      return nothing;
    }
    return this.standing === 'live'
      ? html`<span class="tag">live</span>`
      : html`<span class="tag tag-bad" role="status">not connected; trying again</span>`;
  }

  #legend() {
    const done = this.story.tasks.filter((task) => task.committed).length;
    return `${done} of ${this.story.tasks.length} tasks committed`;
  }

  #stepper(superstep) {
    const numbers = [...this.story.steps.keys()].sort((a, b) => a - b);
    const at = numbers.indexOf(superstep);
    const button = (to, label) =>
      html`<button type="button" class="quiet stepper-${to < at ? 'back' : 'on'}" aria-label=${label} ?disabled=${numbers[to] === undefined} @click=${() => this.#chooseStep(numbers[to])}>
        ${icon('chevron')}
      </button>`;
    return html`<span class="stepper">
      ${this.chosen && !isEnd(this.story.status)
        ? html`<button type="button" class="link" @click=${() => (this.chosen = null)}>Follow the run</button>`
        : nothing}
      ${button(at - 1, 'The superstep before')}<span class="quiet-text">${at + 1} / ${numbers.length}</span>${button(at + 1, 'The next superstep')}
    </span>`;
  }

  #byButtons() {
    const button = (by, label) =>
      html`<button type="button" class="quiet" aria-pressed=${this.by === by} @click=${() => (this.by = by)}>${label}</button>`;
    return html`<span class="choice" role="group" aria-label="A row is">
      ${button('superstep', 'By superstep')}${button('node', 'By node')}
    </span>`;
  }

  /** The superstep and the node that are shown in full. */
  #shown() {
    if (this.chosen) {
      return this.chosen;
    }
    const task = whatMatters(this.story, this.now);
    return { superstep: task?.superstep ?? this.story.newest?.superstep ?? 0, node: task?.node ?? '' };
  }

  #rowKey({ superstep, node }) {
    return this.by === 'node' ? node : `${superstep}/${node}`;
  }

  #chooseNode({ detail: node }) {
    const task = this.story.tasks.findLast((one) => one.node === node);
    if (task) {
      this.chosen = { superstep: task.superstep, node };
    }
  }

  #chooseRow({ detail: row }) {
    if (row.superstep === null) {
      this.#chooseNode({ detail: row.node });
    } else {
      this.chosen = { superstep: row.superstep, node: row.node };
    }
  }

  #chooseStep(superstep) {
    const [first] = this.story.steps.get(superstep).tasks.values();
    this.chosen = { superstep, node: first?.node ?? '' };
  }
}

customElements.define('sp-run', RunPage);
