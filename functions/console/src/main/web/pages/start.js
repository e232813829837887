import { html, nothing } from 'lit';
import { Problem, start, workflow } from '../api.js';
import { icon } from '../components/icons.js';
import '../components/input-form.js';
import { Page } from '../components/page.js';
import { problemBox } from '../components/problem.js';
import { formOf, jsonOf, problemsByField } from '../model/schema.js';
import { href } from '../router.js';

const NO_PROBLEMS = new Map();

/** Starts a run: a form drawn from the workflow's input, with its sample filled in; the same as JSON, for who would rather type it. */
class StartPage extends Page {
  static properties = {
    ...Page.properties,
    workflow: { state: true },
    form: { state: true },
    text: { state: true },
    refused: { state: true },
    isSending: { state: true },
  };

  /** The input that was sent last and its key: the same input sent again is the same run, another one is another. */
  #sent = { input: '', key: '' };

  constructor() {
    super();
    this.workflow = null;
    this.form = null;
    /** The input as JSON, while it is typed so; null while the form is used. */
    this.text = null;
    /** @type {Problem | null} */
    this.refused = null;
    this.isSending = false;
  }

  async load() {
    this.workflow = await workflow(this.route.params.workflow, { signal: this.signal });
    this.form = formOf(this.workflow.input, this.workflow.sample);
    this.text = null;
    this.refused = null;
  }

  content() {
    const { name } = this.workflow;
    const problems = this.#problems;
    return html`<div class="page page-narrow">
      <div class="page-head">
        <div>
          <nav class="crumbs" aria-label="Breadcrumbs">
            <a href=${href('workflows')}>Workflows</a><span aria-hidden="true">/</span
            ><a href=${href('workflow', { workflow: name })}>${name}</a>
          </nav>
          <h1>Start a run of ${name}</h1>
        </div>
      </div>
      ${this.refused ? problemBox(this.refused, problems.get('') ?? []) : nothing}
      <form class="card" novalidate @submit=${this.#submit}>
        <header>
          <h2>Input</h2>
          <button type="button" class="quiet" @click=${this.#switch}>
            ${this.text === null ? 'Edit as JSON' : 'Edit as a form'}
          </button>
        </header>
        <div class="card-body">
          ${this.text === null
            ? html`<sp-input-form .form=${this.form} .problems=${problems}></sp-input-form>`
            : html`<textarea
                class="code"
                rows="16"
                aria-label="Input as JSON"
                spellcheck="false"
                .value=${this.text}
                @input=${(event) => (this.text = event.target.value)}
              ></textarea>`}
        </div>
        <footer class="card-foot actions">
          <button class="primary" ?disabled=${this.isSending}>${icon('play')}${this.isSending ? 'Starting…' : 'Start the run'}</button>
          <span class="quiet-text">It is recorded first and runs at once. Sent twice, it still is one run.</span>
        </footer>
      </form>
    </div>`;
  }

  get #problems() {
    return this.refused ? problemsByField(this.form, this.refused.problems) : NO_PROBLEMS;
  }

  #submit = async (event) => {
    event.preventDefault();
    const { name } = this.workflow;
    const input = this.text ?? jsonOf(this.form);
    if (input !== this.#sent.input) {
      this.#sent = { input, key: crypto.randomUUID() };
    }
    this.isSending = true;
    try {
      const run = await start(name, input, this.#sent.key);
      location.hash = href('run', { workflow: name, run: run.run });
    } catch (failure) {
      await this.#refuse(failure);
    } finally {
      this.isSending = false;
    }
  };

  async #refuse(failure) {
    if (!(failure instanceof Problem)) {
      throw failure;
    }
    this.refused = failure;
    await this.updateComplete;
    await this.querySelector('sp-input-form')?.updateComplete;
    (this.querySelector('[aria-invalid="true"]') ?? this.querySelector('.notice'))?.focus();
  }

  #switch = () => {
    if (this.text === null) {
      this.text = JSON.stringify(JSON.parse(jsonOf(this.form)), null, 2);
      return;
    }
    try {
      this.form = formOf(this.workflow.input, JSON.parse(this.text));
      this.text = null;
    } catch {
      this.refused = new Problem({ status: 400, title: 'This is no JSON', detail: 'Only JSON can be shown as a form.' });
    }
  };
}

customElements.define('sp-start', StartPage);
