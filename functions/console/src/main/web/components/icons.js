import { html, svg } from 'lit';

/** Drawn on a grid of 16 by 16, in the colour of the text around. */
const SHAPES = {
  alert: svg`<path d="M8 2.2 14.4 13.4H1.6Z M8 6.5v3.2 M8 11.6v.1" />`,
  check: svg`<path d="m3 8.5 3.2 3.2L13 4.8" />`,
  chevron: svg`<path d="m6 3.5 4.5 4.5L6 12.5" />`,
  clock: svg`<circle cx="8" cy="8" r="6" /><path d="M8 4.6V8l2.2 1.6" />`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8" />`,
  compare: svg`<path d="M8 2v12 M2.5 4.5H6v7H2.5Z M10 4.5h3.5v7H10Z" />`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5" /><path d="M3.5 10.5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1" />`,
  flow: svg`<circle cx="3.8" cy="8" r="1.8" /><circle cx="12.2" cy="3.8" r="1.8" /><circle cx="12.2" cy="12.2" r="1.8" /><path d="m5.5 7.2 5-2.6 M5.5 8.8l5 2.6" />`,
  fork: svg`<circle cx="4" cy="3.6" r="1.6" /><circle cx="4" cy="12.4" r="1.6" /><circle cx="12" cy="6" r="1.6" /><path d="M4 5.2v5.6 M4 10c0-3 2-4 6.4-4" />`,
  inbox: svg`<path d="M2.5 9.5 4.4 3.6h7.2l1.9 5.9v3.4h-11Z M2.5 9.5h3.2c.3 1.2 1.2 1.8 2.3 1.8s2-.6 2.3-1.8h3.2" />`,
  moon: svg`<path d="M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6Z" />`,
  play: svg`<path d="M5 3.2v9.6l7.6-4.8Z" />`,
  pulse: svg`<path d="M1.8 8.5h3L6.6 4l2.8 8 1.8-3.5h3" />`,
  list: svg`<path d="M5.5 4h8 M5.5 8h8 M5.5 12h8 M2.5 4h.1 M2.5 8h.1 M2.5 12h.1" />`,
  search: svg`<circle cx="7" cy="7" r="4.2" /><path d="m10.2 10.2 3.4 3.4" />`,
  stop: svg`<rect x="4" y="4" width="8" height="8" rx="1" />`,
  sun: svg`<circle cx="8" cy="8" r="2.8" /><path d="M8 1.6v1.4M8 13v1.4M1.6 8H3M13 8h1.4M3.5 3.5l1 1M11.5 11.5l1 1M12.5 3.5l-1 1M4.5 11.5l-1 1" />`,
};

/**
 * A small picture that repeats what stands beside it, and is not read aloud.
 *
 * @param {keyof typeof SHAPES} name
 */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[name]}</svg>`;
