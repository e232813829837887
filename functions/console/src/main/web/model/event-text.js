/**
 * Server-sent events out of the text of a stream, whatever the pieces it comes in.
 *
 * @typedef {object} StreamEvent
 * @property {string} id names the place in the stream behind this event
 * @property {string} kind what happened
 * @property {any} data its details
 */
export class EventText {
  #rest = '';

  /** After how many milliseconds the server wants to be asked again; null if it has not said. */
  retry = null;

  /**
   * Takes a piece of the stream.
   *
   * @param {string} piece
   * @returns {StreamEvent[]} the events that it completes
   */
  take(piece) {
    const blocks = (this.#rest + piece).split(/\r?\n\r?\n/);
    this.#rest = blocks.pop();
    return blocks.map((block) => this.#event(block)).filter((event) => event !== null);
  }

  #event(block) {
    const fields = { event: 'message', id: '', data: [] };
    for (const line of block.split(/\r?\n/)) {
      const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line);
      if (name === 'data') {
        fields.data.push(value);
      } else if (name === 'event' || name === 'id') {
        fields[name] = value;
      } else if (name === 'retry' && /^\d+$/.test(value)) {
        this.retry = Number(value);
      }
    }
    return fields.data.length ? { id: fields.id, kind: fields.event, data: JSON.parse(fields.data.join('\n')) } : null;
  }
}
