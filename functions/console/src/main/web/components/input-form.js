import { html, LitElement, nothing } from 'lit';
import { addItem, removeItem, typeName } from '../model/schema.js';
import { icon } from './icons.js';

const LONG = 80;

/**
 * The fields of a form, with what is wrong at each. It changes the form that it is given, and says so by `input` events, which
 * come from the controls themselves.
 */
class InputForm extends LitElement {
  static properties = {
    /** @type {import('../model/schema.js').Field} */
    form: { attribute: false },
    /** @type {Map<string, string[]>} by path */
    problems: { attribute: false },
  };

  constructor() {
    super();
    this.form = undefined;
    this.problems = new Map();
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<div class="fields">${this.form.items.map((field) => this.#field(field))}</div>`;
  }

  #field(field, label = field.name) {
    if (field.kind === 'record') {
      return this.#group(field, label, html`<div class="fields nested">${field.items.map((item) => this.#field(item))}</div>`);
    }
    if (field.kind === 'list') {
      return this.#group(field, label, this.#list(field));
    }
    return html`<div class="field">
      <label for=${id(field)}><span class="mono">${label}</span>${kind(field)}</label>
      ${this.#control(field)} ${this.#wrong(field)}
    </div>`;
  }

  #group(field, label, content) {
    return html`<fieldset class="field" aria-describedby=${this.#described(field)}>
      <legend><span class="mono">${label}</span>${kind(field)}</legend>
      ${content} ${this.#wrong(field)}
    </fieldset>`;
  }

  #list(field) {
    return html`<div class="fields nested">
      ${field.items.map(
        (item, index) => html`<div class="list-item">
          ${this.#field(item, `${field.name} ${index + 1}`)}
          <button type="button" class="quiet" aria-label="Remove ${field.name} ${index + 1}" @click=${() => this.#remove(field, index)}>
            ${icon('close')}
          </button>
        </div>`,
      )}
      <div><button type="button" @click=${() => this.#add(field)}>Add to ${field.name}</button></div>
    </div>`;
  }

  #control(field) {
    const attributes = { id: id(field), described: this.#described(field), invalid: this.problems.has(field.path) };
    switch (field.kind) {
      case 'choice':
        return this.#select(field, attributes, field.schema.enum);
      case 'boolean':
        return this.#select(field, attributes, ['true', 'false']);
      case 'number':
        return html`<input
          id=${attributes.id}
          inputmode="decimal"
          autocomplete="off"
          .value=${field.text}
          aria-invalid=${attributes.invalid}
          aria-describedby=${attributes.described}
          @input=${(event) => (field.text = event.target.value)}
        />`;
      default:
        return html`<textarea
          id=${attributes.id}
          class=${field.kind === 'json' ? 'code' : ''}
          rows=${field.kind === 'json' || field.text.length > LONG ? 4 : 1}
          spellcheck="false"
          .value=${field.text}
          aria-invalid=${attributes.invalid}
          aria-describedby=${attributes.described}
          @input=${(event) => (field.text = event.target.value)}
        ></textarea>`;
    }
  }

  #select(field, attributes, choices) {
    return html`<select
      id=${attributes.id}
      aria-invalid=${attributes.invalid}
      aria-describedby=${attributes.described}
      @change=${(event) => (field.text = event.target.value)}
    >
      <option value="" ?selected=${field.text === ''}>${field.required ? 'Choose…' : 'Left out'}</option>
      ${choices.map((choice) => html`<option ?selected=${field.text === choice}>${choice}</option>`)}
    </select>`;
  }

  #wrong(field) {
    const problems = this.problems.get(field.path);
    return problems ? html`<div class="wrong" id=${`${id(field)}-wrong`}>${problems.map((one) => html`<p>${one}</p>`)}</div>` : nothing;
  }

  #described(field) {
    return this.problems.has(field.path) ? `${id(field)}-wrong` : nothing;
  }

  #add(field) {
    addItem(field);
    this.requestUpdate();
  }

  #remove(field, index) {
    removeItem(field, index);
    this.requestUpdate();
  }
}

const id = (field) => `field-${field.path}`;

const kind = (field) =>
  html`<span class="kind">${typeName(field.schema)}${field.required ? '' : ', optional'}</span>`;

customElements.define('sp-input-form', InputForm);
