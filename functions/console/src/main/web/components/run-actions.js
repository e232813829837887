import { html, LitElement, nothing } from 'lit';
import { cancel, erase, Problem, redrive } from '../api.js';
import { counted, words } from '../model/format.js';
import { refusal } from '../model/refusals.js';
import { href } from '../router.js';
import './dialog.js';
import './fork-form.js';
import { icon } from './icons.js';
import { isEnd, statusWord } from './status.js';

/**
 * What can be done to a run. Each action says beforehand what it will do, and afterwards what came of it. Whatever changes the
 * run dispatches `run-changed`.
 */
class RunActions extends LitElement {
  static properties = {
    /** @type {import('../model/run-story.js').RunStory} */
    story: { attribute: false },
    version: { type: Number },
    /** The superstep that a fork would begin with at first. */
    superstep: { type: Number },
    asking: { state: true },
    busy: { state: true },
    outcome: { state: true },
  };

  constructor() {
    super();
    this.story = undefined;
    this.version = 0;
    this.superstep = 1;
    /** @type {'' | 'cancel' | 'redrive' | 'fork' | 'erase'} */
    this.asking = '';
    this.busy = false;
    /** @type {{good: boolean, text: unknown, details: string[]} | null} */
    this.outcome = null;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { story } = this;
    const over = isEnd(story.status);
    const open = story.status !== '' && !over;
    return html`<div class="actions">
        ${open ? this.#button('cancel', 'stop', 'Cancel') : nothing}
        ${over && story.status !== 'SUCCEEDED' ? this.#button('redrive', 'play', 'Redrive', 'primary') : nothing}
        ${story.newest ? this.#button('fork', 'fork', 'Fork') : nothing}
        <a class="button" href=${this.#compareLink()}>${icon('compare')}Compare</a>
        ${over ? this.#button('erase', 'close', 'Erase', 'quiet') : nothing}
      </div>
      ${this.outcome ? this.#outcome() : nothing} ${this.asking ? this.#dialog() : nothing}`;
  }

  #button(action, picture, label, kind = '') {
    return html`<button type="button" class=${kind} @click=${() => this.#ask(action)}>${icon(picture)}${label}</button>`;
  }

  #compareLink() {
    const { workflow, run, forkedFrom } = this.story;
    return href('compare', {}, forkedFrom ? { workflow, a: forkedFrom, b: run } : { workflow, a: run });
  }

  #outcome() {
    const { good, text, details } = this.outcome;
    return html`<div class="notice ${good ? 'notice-good' : 'notice-bad'}" role=${good ? 'status' : 'alert'}>
      ${icon(good ? 'check' : 'alert')}
      <div>
        <p>${text}</p>
        ${details.map((one) => html`<p class="notice-detail">${one}</p>`)}
      </div>
      <button type="button" class="quiet" aria-label="Dismiss" @click=${() => (this.outcome = null)}>${icon('close')}</button>
    </div>`;
  }

  #dialog() {
    const { heading, content } = this.#questions[this.asking]();
    return html`<sp-dialog .heading=${heading} .content=${content} @dismiss=${this.#dismiss}></sp-dialog>`;
  }

  #questions = {
    cancel: () => ({
      heading: 'Cancel this run?',
      content: this.#form(
        html`<p>
            What its nodes do at this moment is interrupted, and nothing of it is written down. What has committed stays, and the run
            can be redriven later.
          </p>
          <div class="field">
            <label for="cancel-reason">Why <span class="kind">may be left out</span></label>
            <input id="cancel-reason" name="reason" maxlength="500" autocomplete="off" />
          </div>`,
        'Cancel the run',
        'danger',
        this.#cancel,
      ),
    }),
    redrive: () => ({
      heading: 'Redrive this run?',
      content: this.#form(
        html`<p>
          The run goes on where its log ends. ${this.#kept()} and will not run again. ${this.#again()}
        </p>`,
        'Redrive',
        'primary',
        this.#redrive,
      ),
    }),
    erase: () => ({
      heading: 'Erase this run?',
      content: this.#form(
        html`<p>
          Its log, its values and its name are gone for good; so is this page. Runs that were forked from it stay. It can be erased
          from 15 minutes after its end on.
        </p>`,
        'Erase for good',
        'danger',
        this.#erase,
      ),
    }),
    fork: () => ({
      heading: 'Fork this run',
      content: html`<sp-fork
        .story=${this.story}
        .superstep=${this.superstep}
        @dismiss=${this.#dismiss}
        @forked=${this.#forked}
      ></sp-fork>`,
    }),
  };

  #kept() {
    const tasks = this.story.tasks.filter((task) => task.committed);
    return `${counted(tasks.length, 'task has', 'tasks have')} committed`;
  }

  #again() {
    const open = [...(this.story.newest?.tasks.values() ?? [])].filter((task) => !task.committed);
    const names = [...new Set(open.map((task) => words(task.node)))];
    return names.length ? `First to run: ${names.join(', ')}, in superstep ${this.story.newest.superstep}.` : '';
  }

  #form(content, label, kind, act) {
    return html`<form
      @submit=${(event) => {
        event.preventDefault();
        this.#do(() => act(new FormData(event.target)));
      }}
    >
      ${content}
      <div class="actions dialog-actions">
        <button type="button" @click=${this.#dismiss}>Leave it</button>
        <button class=${kind} ?disabled=${this.busy}>${label}</button>
      </div>
    </form>`;
  }

  #cancel = async (form) => {
    const run = await cancel(this.story, form.get('reason').trim());
    return run.status === 'CANCELLED'
      ? 'The run is cancelled.'
      : `The request is recorded; the run is ${statusWord(run.status).toLowerCase()} and stops in a moment.`;
  };

  #redrive = async () => {
    const run = await redrive(this.story);
    return `The run goes on; it is ${statusWord(run.status).toLowerCase()} now.`;
  };

  #erase = async () => {
    await erase(this.story);
    location.hash = href('runs');
    return 'The run is erased.';
  };

  async #do(act) {
    this.busy = true;
    try {
      this.outcome = { good: true, text: await act(), details: [] };
    } catch (failure) {
      if (!(failure instanceof Problem)) {
        throw failure;
      }
      const { meaning, details } = refusal(failure);
      this.outcome = { good: false, text: meaning, details };
    } finally {
      this.busy = false;
      this.asking = '';
    }
    this.dispatchEvent(new CustomEvent('run-changed', { bubbles: true }));
  }

  #forked = ({ detail: run }) => {
    this.asking = '';
    const { workflow } = this.story;
    const text = html`A new run has begun: <a href=${href('run', { workflow, run })}>${run}</a>.
      <a href=${href('compare', {}, { workflow, a: this.story.run, b: run })}>See both side by side</a>.`;
    this.outcome = { good: true, text, details: [] };
  };

  #ask(action) {
    this.outcome = null;
    this.asking = action;
  }

  #dismiss = () => (this.asking = '');
}

customElements.define('sp-run-actions', RunActions);
