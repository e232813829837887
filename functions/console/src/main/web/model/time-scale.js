/**
 * Places instants on a line, on which times that nothing but waiting fills are cut short: a day of waiting for a person would
 * otherwise leave no room for the milliseconds of work around it.
 *
 * @typedef {{from: number, to: number}} Span in milliseconds
 */

/** A gap of up to a second, or of up to all that is not such a gap, keeps its length. */
const SHORT_GAP = 1_000;

/** What is left of a longer one, as a part of all that keeps its length. */
const LEFT_OF_GAP = 0.12;

/** The scale of some spans. */
export class TimeScale {
  #pieces = [];

  /** How long the line is, in milliseconds of work and of what is left of the gaps. */
  length = 0;

  /** @param {Span[]} busy when something was going on, in whatever order */
  constructor(busy) {
    const merged = mergedSpans(busy);
    const gaps = merged.slice(1).map((span, index) => span.from - merged[index].to);
    const work = merged.reduce((sum, span) => sum + span.to - span.from, 0);
    const kept = gaps.filter((gap) => gap <= SHORT_GAP).reduce((sum, gap) => sum + gap, work);
    const longest = Math.max(SHORT_GAP, kept);
    for (const [index, span] of merged.entries()) {
      if (index > 0) {
        const gap = gaps[index - 1];
        this.#add(span.from - gap, span.from, gap > longest ? Math.max(1, kept * LEFT_OF_GAP) : gap);
      }
      this.#add(span.from, span.to, span.to - span.from);
    }
    this.length = Math.max(this.length, 0.001);
  }

  #add(from, to, length) {
    this.#pieces.push({ from, to, at: this.length, length });
    this.length += length;
  }

  /** The gaps that are cut: where they are on the line, from 0 to 1, and how long they were. */
  get cuts() {
    return this.#pieces
      .filter((piece) => piece.to - piece.from > piece.length)
      .map((piece) => ({ at: (piece.at + piece.length / 2) / this.length, ms: piece.to - piece.from }));
  }

  /**
   * Where an instant is, from 0 to 1.
   *
   * @param {number} instant in milliseconds
   */
  place(instant) {
    const piece = this.#pieceOf(instant);
    if (!piece) {
      return 0;
    }
    const whole = piece.to - piece.from;
    const within = whole === 0 ? 0 : Math.min(1, Math.max(0, (instant - piece.from) / whole));
    return (piece.at + within * piece.length) / this.length;
  }

  /** The piece that has an instant, or else the nearest before it. Complexity: logarithmic. */
  #pieceOf(instant) {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#pieces[middle].from <= instant) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return this.#pieces[low];
  }
}

function mergedSpans(spans) {
  const merged = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) {
      last.to = Math.max(last.to, span.to);
    } else {
      merged.push({ ...span });
    }
  }
  return merged;
}
