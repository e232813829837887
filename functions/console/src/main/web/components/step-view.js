import { html, LitElement, nothing } from 'lit';
import { steps } from '../api.js';
import { counted, words } from '../model/format.js';
import { grouped } from '../model/groups.js';
import { taskState } from '../model/run-story.js';
import { channelChanges } from '../model/shown-values.js';
import { changeList } from './changes.js';
import { problemBox } from './problem.js';
import { taskCard } from './task-card.js';

/** So many tasks of a node are drawn one by one at first; the rest is asked for. */
const AT_FIRST = 3;

/** After so many milliseconds what could not be had is asked for again. */
const AGAIN = 2_000;

/** One superstep: its tasks, what it changed, and the state after it. What its events do not tell is fetched from the log. */
class StepView extends LitElement {
  static properties = {
    /** @type {import('../model/run-story.js').RunStory} */
    story: { attribute: false },
    /** Changes whenever the story has grown. */
    version: { type: Number },
    superstep: { type: Number },
    /** The node whose tasks come first. */
    node: {},
    now: { type: Number },
    page: { state: true },
    failure: { state: true },
    opened: { state: true },
  };

  #wanted = '';

  constructor() {
    super();
    this.story = undefined;
    this.version = 0;
    this.superstep = 0;
    this.node = '';
    this.now = 0;
    /** What the log has of the superstep; null while it is not here. */
    this.page = null;
    this.failure = null;
    /** The nodes all of whose tasks are drawn. */
    this.opened = new Set();
  }

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    const step = this.story.steps.get(this.superstep);
    const committed = step ? [...step.tasks.values()].filter((task) => task.committed).length : 0;
    const wanted = `${this.story.run} ${this.superstep} ${committed} ${this.story.isOver}`;
    if (wanted !== this.#wanted) {
      if (this.page && this.page.steps[0]?.superstep !== this.superstep) {
        this.page = null;
      }
      this.#wanted = wanted;
      this.#load(wanted);
    }
  }

  async #load(wanted) {
    try {
      const page = await steps(this.story, { from: this.superstep, limit: 1 });
      if (wanted === this.#wanted) {
        this.page = page;
        this.failure = null;
      }
    } catch (failure) {
      if (wanted === this.#wanted) {
        this.failure = failure;
        setTimeout(() => wanted === this.#wanted && this.isConnected && this.#load(wanted), AGAIN);
      }
    }
  }

  render() {
    const step = this.story.steps.get(this.superstep);
    const passage = this.page?.steps.find((one) => one.superstep === this.superstep);
    if (!step) {
      return html`<p class="quiet-text">The run has no superstep ${this.superstep}.</p>`;
    }
    return html`${this.failure ? problemBox(this.failure) : nothing}
      <div class="tasks">${this.#groups(step).map(([node, tasks]) => this.#group(node, tasks, passage))}</div>
      ${passage?.state ? this.#states(this.page.before, passage.state) : nothing}
      ${passage && !passage.state && this.story.isOver
        ? html`<p class="quiet-text">The superstep does not count: the run ended in it, and its state is that before it.</p>`
        : nothing}`;
  }

  /** The tasks by node, those of the chosen one first. */
  #groups(step) {
    const byNode = grouped(step.tasks.values(), (task) => task.node);
    return [...byNode].sort(([a], [b]) => Number(b === this.node) - Number(a === this.node));
  }

  #group(node, tasks, passage) {
    const whole = this.opened.has(node);
    const urgent = [...tasks].sort((a, b) => Number(this.#isGood(a)) - Number(this.#isGood(b)));
    const shown = whole ? tasks : urgent.slice(0, AT_FIRST);
    return html`${shown.map((task) => taskCard(task, taskState(task, this.story, this.now), logged(passage, task)))}
    ${shown.length < tasks.length
      ? html`<button type="button" class="more" @click=${() => this.#open(node)}>
          ${counted(tasks.length - shown.length, 'more run')} of ${words(node)}
        </button>`
      : nothing}`;
  }

  #isGood(task) {
    return taskState(task, this.story, this.now) === 'done';
  }

  #open(node) {
    this.opened = new Set([...this.opened, node]);
  }

  #states(before, after) {
    return html`<section class="step-part">
        <h3>What it changed</h3>
        ${changeList(channelChanges(before, after), 'The state is as it was.')}
      </section>
      <section class="step-part">
        <details>
          <summary><h3>The state after it</h3></summary>
          <dl class="values">
            ${Object.entries(after).map(
              ([channel, shown]) => html`<div><dt><code>${channel}</code></dt><dd><sp-value .shown=${shown}></sp-value></dd></div>`,
            )}
          </dl>
        </details>
      </section>`;
  }
}

const logged = (passage, task) => passage?.tasks.find((one) => one.node === task.node && (one.send ?? null) === task.send);

customElements.define('sp-step', StepView);
