/**
 * Forms out of JSON Schema, as far as the API uses it, and JSON out of forms. What is typed is kept as text; whether it fits
 * is for the API to say, which knows more than a schema does.
 *
 * @typedef {object} Field
 * @property {string} path where it is in the input, as the API's problems name it: `sources[0].name`; empty for the whole
 * @property {string} name
 * @property {boolean} required
 * @property {'text' | 'number' | 'boolean' | 'choice' | 'json' | 'list' | 'record'} kind
 * @property {object} schema
 * @property {string} [text] what is typed, of a kind that is typed
 * @property {Field[]} [items] of a list or a record
 */

/**
 * A form.
 *
 * @param {object} schema
 * @param {unknown} [sample] what is filled in
 * @returns {Field}
 */
export const formOf = (schema, sample) => field(schema, sample, '', '', true);

/**
 * The JSON text of what is filled in. Optional fields that are empty are left out; what is no number where one is wanted is
 * written as text, so that the API says so.
 *
 * @param {Field} form
 */
export const jsonOf = (form) => json(form) ?? 'null';

/** One more element of a list, empty. */
export function addItem(list) {
  list.items.push(field(list.schema.items ?? {}, undefined, `${list.path}[${list.items.length}]`, '', true));
}

/** Takes an element out of a list. */
export function removeItem(list, index) {
  const kept = list.items.toSpliced(index, 1);
  list.items = kept.map((item, place) => ({ ...item, ...relocated(item, `${list.path}[${place}]`) }));
}

/**
 * Every field of a form, itself first.
 *
 * @param {Field} form
 * @returns {Field[]}
 */
export const fieldsOf = (form) => [form, ...(form.items ?? []).flatMap(fieldsOf)];

/**
 * The problems of a refusal by the path of the field that each is about; under the empty path those that are about none.
 *
 * @param {Field} form
 * @param {string[]} problems such as `"max_retries" must be a whole number; a string was found`
 * @returns {Map<string, string[]>}
 */
export function problemsByField(form, problems) {
  const paths = fieldsOf(form).map(({ path }) => path);
  const found = new Map();
  for (const problem of problems) {
    const path = owner(paths, /^"([^"]+)"/.exec(problem)?.[1] ?? '');
    found.set(path, [...(found.get(path) ?? []), problem]);
  }
  return found;
}

/**
 * A type in a few words: "text", "list of whole number".
 *
 * @param {object} [schema]
 */
export function typeName(schema = {}) {
  const { type, items, additionalProperties, enum: choices, format } = schema;
  switch (type) {
    case 'string':
      return choices ? choices.join(' | ') : (format ?? 'text');
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return `list of ${typeName(items)}`;
    case 'object':
      return typeof additionalProperties === 'object' ? `map to ${typeName(additionalProperties)}` : 'object';
    default:
      return type ?? 'anything';
  }
}

function field(schema, value, path, name, required) {
  const kind = kindOf(schema);
  const common = { path, name, required, kind, schema };
  switch (kind) {
    case 'record':
      return {
        ...common,
        items: Object.entries(schema.properties).map(([member, type]) =>
          field(type, value?.[member], path ? `${path}.${member}` : member, member, schema.required.includes(member)),
        ),
      };
    case 'list':
      return {
        ...common,
        items: (Array.isArray(value) ? value : []).map((item, index) =>
          field(schema.items, item, `${path}[${index}]`, '', true),
        ),
      };
    default:
      return { ...common, text: textOf(kind, value) };
  }
}

function kindOf({ type, enum: choices, properties }) {
  if (choices) {
    return 'choice';
  }
  const kinds = { string: 'text', integer: 'number', number: 'number', boolean: 'boolean', array: 'list' };
  return kinds[type] ?? (properties ? 'record' : 'json');
}

function textOf(kind, value) {
  if (value === undefined || value === null) {
    return '';
  }
  return kind === 'json' ? JSON.stringify(value, null, 2) : String(value);
}

/** Undefined for what is left out. */
function json(form) {
  const { kind, required, text } = form;
  switch (kind) {
    case 'record':
      return members(form);
    case 'list':
      return form.items.length === 0 && !required ? undefined : `[${form.items.map((item) => json(item) ?? 'null').join(',')}]`;
    case 'text':
      return text === '' && !required ? undefined : JSON.stringify(text);
    default:
      return text.trim() === '' ? undefined : literal(kind, text.trim());
  }
}

function members(form) {
  const written = form.items.map((item) => [item.name, json(item)]).filter(([, value]) => value !== undefined);
  return written.length === 0 && !form.required
    ? undefined
    : `{${written.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

function literal(kind, text) {
  const isJson = kind === 'json' ? parses(text) : kind === 'boolean' || /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text);
  return isJson && kind !== 'choice' ? text : JSON.stringify(text);
}

function parses(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function relocated(item, path) {
  return {
    path,
    items: item.items?.map((inner) => ({ ...inner, ...relocated(inner, path + inner.path.slice(item.path.length)) })),
  };
}

/** The path itself, or the nearest one around it that there is a field for. */
function owner(paths, path) {
  let candidate = path;
  while (candidate && !paths.includes(candidate)) {
    candidate = candidate.replace(/(\.[^.[]+|\[\d+\]|^[^.[]+)$/, '');
  }
  return candidate;
}
