import { html, LitElement, nothing, svg } from 'lit';
import { layout } from '../model/layout.js';

const TRAIT_MARKS = {
  approval: svg`<path d="M0-5a5 5 0 1 1 0 10a5 5 0 1 1 0-10 M-2.4.2-.6 2 2.6-1.6" />`,
  pause: svg`<path d="M-2-3.5v7M2-3.5v7" />`,
  fallback: svg`<path d="M4-4.5v3A3 3 0 0 1 1 1.5h-5 M-1.6-1-4 1.5-1.6 4" />`,
};

/** The arrows' heads, which every graph on the page refers to: the application puts them into it once. */
export const graphDefinitions = html`<svg class="graph-definitions" width="0" height="0" aria-hidden="true">
  <defs>
    <marker id="graph-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
      <path d="M0 0.8 7.2 4 0 7.2Z" />
    </marker>
  </defs>
</svg>`;

/**
 * A graph as a picture: nodes, edges, conditional edges dashed. A node can be chosen (`node-select`, its name in `detail`), and
 * marked with what became of it.
 */
class GraphView extends LitElement {
  static properties = {
    /** @type {import('../model/layout.js').Graph} */
    graph: { attribute: false },
    /** What is called by a screen reader. */
    label: {},
    /** Whether it only is looked at: its nodes cannot be chosen. */
    still: { type: Boolean },
    /** The name of the chosen node; empty for none. */
    selected: {},
    /**
     * By node what became of it: a state, which becomes the class `is-<state>`; how often it ran; how it is said.
     *
     * @type {Record<string, {state: string, count?: number, text?: string}>}
     */
    marks: { attribute: false },
  };

  constructor() {
    super();
    this.graph = { nodes: [], edges: [] };
    this.label = 'Graph';
    this.still = false;
    this.selected = '';
    this.marks = {};
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('graph')) {
      this.layout = layout(this.graph);
    }
  }

  render() {
    const { left, width, height, nodes, edges } = this.layout;
    return html`<div class="graph">
      <svg viewBox="${left} 0 ${width} ${height}" width=${width} height=${height} role=${this.still ? 'img' : 'group'} aria-label=${this.label}>
        ${edges.map(drawnEdge)} ${nodes.map((node) => this.#node(node))}
      </svg>
    </div>`;
  }

  #node(node) {
    if (node.kind !== 'node') {
      return drawnTerminal(node);
    }
    const mark = this.marks[node.id];
    return svg`<g
      class="graph-node ${mark ? `is-${mark.state}` : ''} ${this.selected === node.id ? 'is-selected' : ''}"
      transform="translate(${node.x} ${node.y})"
      role=${this.still ? nothing : 'button'}
      tabindex=${this.still ? nothing : '0'}
      aria-pressed=${this.still ? nothing : this.selected === node.id}
      aria-label=${this.still ? nothing : [node.label, ...node.traits, mark?.text ?? ''].filter(Boolean).join(', ')}
      data-node=${node.id}
      @click=${() => this.#select(node.id)}
      @keydown=${(event) => this.#key(event, node.id)}
    >
      <rect x=${-node.width / 2} y=${-node.height / 2} width=${node.width} height=${node.height} rx="8" />
      <text x=${(node.traits.length * -20) / 2} dy="0.33em">${node.label}</text>
      ${node.traits.map(
        (trait, index) =>
          svg`<g class="graph-trait" transform="translate(${node.width / 2 - 16 - index * 18} 0)"><title>${trait}</title>${TRAIT_MARKS[trait]}</g>`,
      )}
      ${mark?.count > 1 ? counter(node, mark.count) : nothing}
    </g>`;
  }

  #select(name) {
    if (this.still) {
      return;
    }
    this.dispatchEvent(new CustomEvent('node-select', { detail: name, bubbles: true }));
  }

  #key(event, name) {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#select(name);
    }
  }
}

function drawnEdge(edge) {
  return svg`<g class="graph-edge graph-edge-${edge.kind.toLowerCase()}" data-from=${edge.from} data-to=${edge.to}>
    <path d=${edge.path} marker-end=${edge.arrow ? 'url(#graph-arrow)' : nothing} />
    ${
      edge.label
        ? svg`<text x=${edge.label.x} y=${edge.label.y} dy="0.33em">${edge.label.text}</text>`
        : nothing
    }
  </g>`;
}

function drawnTerminal(node) {
  const shape =
    node.kind === 'join'
      ? svg`<circle r="5" />`
      : svg`<rect x=${-node.width / 2} y=${-node.height / 2} width=${node.width} height=${node.height} rx="13" /><text dy="0.33em">${node.label}</text>`;
  return svg`<g class="graph-${node.kind}" transform="translate(${node.x} ${node.y})"><title>${node.label}</title>${shape}</g>`;
}

function counter(node, count) {
  const text = `×${count}`;
  const width = 12 + text.length * 6.5;
  return svg`<g class="graph-count" transform="translate(${node.width / 2 - 4} ${-node.height / 2})">
    <rect x=${-width / 2} y="-9" width=${width} height="18" rx="9" /><text dy="0.35em">${text}</text>
  </g>`;
}

customElements.define('sp-graph', GraphView);
