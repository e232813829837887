import { html, LitElement } from 'lit';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/**
 * A plot over time, in the colours of the page. What it shows stands beside it in words or in a table as well, for those who
 * do not see it.
 */
class Plot extends LitElement {
  static properties = {
    /** The x values, then the y values of each series. */
    data: { attribute: false },
    /**
     * How each series is drawn: its label, the name of its colour in the style sheet, and whether as bars.
     *
     * @type {{label: string, colour: string, bars?: boolean}[]}
     */
    series: { attribute: false },
    /** What is told of it. */
    label: {},
    /** How a y value is written. */
    value: { attribute: false },
  };

  #plot = null;
  #watch = new ResizeObserver(() => this.#resize());
  #scheme = matchMedia('(prefers-color-scheme: dark)');
  #theme = new MutationObserver(() => this.requestUpdate());

  constructor() {
    super();
    this.data = [[]];
    this.series = [];
    this.label = '';
    this.value = String;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#watch.observe(this);
    this.#scheme.addEventListener('change', this.#redraw);
    this.#theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watch.disconnect();
    this.#scheme.removeEventListener('change', this.#redraw);
    this.#theme.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  #redraw = () => this.requestUpdate();

  render() {
    return html`<div class="plot" role="img" aria-label=${this.label}></div>`;
  }

  updated() {
    this.#plot?.destroy();
    const box = this.querySelector('.plot');
    this.#plot = new uPlot(this.#options(box), this.data, box);
  }

  #options(box) {
    const colour = (name) => resolved(this, name);
    const axis = { stroke: colour('--text-quiet'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui, sans-serif' };
    return {
      width: box.clientWidth,
      height: 220,
      cursor: { points: { show: false }, drag: { x: false, y: false } },
      legend: { show: false },
      axes: [{ ...axis, size: 30, values: (_, ticks) => ticks.map(clock(ticks)) }, { ...axis, size: 56, values: (_, ticks) => ticks.map((tick) => this.value(tick)) }],
      scales: { y: { range: (_, least, most) => [0, Math.max(most, 1e-3) * 1.08] } },
      series: [
        {},
        ...this.series.map(({ label, colour: name, bars }) => ({
          label,
          stroke: colour(name),
          fill: bars ? colour(name) : undefined,
          width: bars ? 0 : 2,
          points: { show: !bars, size: 6, fill: colour(name) },
          paths: bars ? uPlot.paths.bars({ size: [0.8, 48], radius: 0.15 }) : undefined,
        })),
      ],
    };
  }

  #resize() {
    const box = this.querySelector('.plot');
    if (this.#plot && box && box.clientWidth !== this.#plot.width) {
      this.#plot.setSize({ width: box.clientWidth, height: this.#plot.height });
    }
  }
}

const TIME = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false });
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });

/** How instants are written between such ticks: as times, or as days where they are a day apart or more. */
const clock = ([first, second]) => (tick) => (second - first < 86_400 ? TIME : DAY).format(tick * 1_000);

/** A colour of the style sheet as the canvas takes it: `light-dark()` resolved. */
function resolved(element, name) {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  element.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

customElements.define('sp-plot', Plot);
