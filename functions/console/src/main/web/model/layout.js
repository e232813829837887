/**
 * Where the nodes and edges of a graph are drawn: dagre's layered layout, from top to bottom.
 *
 * @typedef {{name: string, traits?: string[]}} GraphNode
 * @typedef {{from: string[], to: string, kind: 'PLAIN' | 'JOIN' | 'CONDITIONAL' | 'EACH'}} GraphEdge
 * @typedef {{nodes: GraphNode[], edges: GraphEdge[]}} Graph
 *
 * @typedef {object} PlacedNode
 * @property {string} id the node's name, or of a join's dot one of its own
 * @property {'node' | 'start' | 'end' | 'join'} kind
 * @property {string} label
 * @property {string[]} traits
 * @property {number} x the middle
 * @property {number} y the middle
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} PlacedEdge
 * @property {string} from the name of a node that the way begins at
 * @property {string} to the name of the node that it leads to
 * @property {GraphEdge['kind']} kind
 * @property {string} path as SVG draws it
 * @property {boolean} arrow whether it ends at a node, not at a join's dot
 * @property {{text: string, x: number, y: number} | null} label
 *
 * @typedef {{left: number, width: number, height: number, nodes: PlacedNode[], edges: PlacedEdge[]}} Layout left: the least x
 */
import { Graph as Dagre, layout as arrange } from './dagre.js';
import { words } from './format.js';

/** What START and END are called in a graph's edges. */
export const START = '__start__';
export const END = '__end__';

const NODE_HEIGHT = 36;
const LEAST_WIDTH = 84;
const PADDING = 30;
const TRAIT_WIDTH = 20;
const TERMINAL = { width: 58, height: 26 };
const JOIN = { width: 14, height: 14 };
const MARGIN = 14;
const LABEL_HEIGHT = 16;
const FONT = '500 13px system-ui, sans-serif';
const LABEL_FONT = '11px system-ui, sans-serif';

/**
 * Lays a graph out. The same graph is always laid out the same.
 *
 * @param {Graph} graph
 * @returns {Layout}
 */
export function layout(graph) {
  const dagre = new Dagre({ multigraph: true });
  dagre.setGraph({ rankdir: 'TB', nodesep: 32, edgesep: 18, ranksep: 44, marginx: MARGIN, marginy: MARGIN });
  dagre.setDefaultEdgeLabel(() => ({}));
  for (const node of placeable(graph)) {
    dagre.setNode(node.id, node);
  }
  for (const [index, edge] of ways(graph).entries()) {
    dagre.setEdge(edge.begin, edge.end, edge, `${index}`);
  }
  arrange(dagre);
  const { width, height } = dagre.graph();
  const [left, right] = sides(dagre, width);
  return {
    left,
    width: Math.ceil(right) - left,
    height: Math.ceil(height),
    nodes: dagre.nodes().map((id) => dagre.node(id)),
    edges: dagre.edges().map((key) => drawn(dagre.edge(key))),
  };
}

/** How far the drawing goes to either side: dagre's width has the nodes, not the bends of the ways that lead back past them. */
function sides(dagre, width) {
  const bends = dagre.edges().flatMap((key) => dagre.edge(key).points.map(({ x }) => x));
  return [Math.floor(Math.min(0, ...bends.map((x) => x - MARGIN))), Math.max(width, ...bends.map((x) => x + MARGIN))];
}

function placeable(graph) {
  const used = new Set(graph.edges.flatMap((edge) => [...edge.from, edge.to]));
  const terminal = (id, kind, label) => ({ id, kind, label, traits: [], ...TERMINAL });
  return [
    ...(used.has(START) ? [terminal(START, 'start', 'start')] : []),
    ...graph.nodes.map(({ name, traits = [] }) => ({
      id: name,
      kind: 'node',
      label: words(name),
      traits,
      width: Math.max(LEAST_WIDTH, measured(words(name), FONT) + PADDING + traits.length * TRAIT_WIDTH),
      height: NODE_HEIGHT,
    })),
    ...graph.edges
      .filter((edge) => edge.kind === 'JOIN')
      .map((edge) => ({ id: joinId(edge), kind: 'join', label: 'waits for all', traits: [], ...JOIN })),
    ...(used.has(END) ? [terminal(END, 'end', 'end')] : []),
  ];
}

/** Every stroke that is drawn: of a join one from each source to its dot, and one from there. */
function ways(graph) {
  return graph.edges.flatMap((edge) => {
    if (edge.kind !== 'JOIN') {
      return [stroke(edge, edge.from[0], edge.to, edge.kind === 'EACH' ? 'each' : '')];
    }
    const dot = joinId(edge);
    return [...edge.from.map((from) => stroke(edge, from, dot, '')), stroke(edge, dot, edge.to, '')];
  });
}

function stroke(edge, begin, end, label) {
  const size = label ? { width: measured(label, LABEL_FONT) + 10, height: LABEL_HEIGHT } : { width: 0, height: 0 };
  return { begin, end, kind: edge.kind, text: label, labelpos: 'c', ...size };
}

function drawn(edge) {
  return {
    from: edge.begin,
    to: edge.end,
    kind: edge.kind,
    path: curve(edge.points),
    arrow: !edge.end.startsWith('all:'),
    label: edge.text ? { text: edge.text, x: edge.x, y: edge.y } : null,
  };
}

const joinId = (edge) => `all:${edge.from.join(',')}:${edge.to}`; // no node's name has a colon

/** A smooth line: from middle to middle of the straight pieces, bent at their corners. */
function curve(points) {
  const at = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const middle = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const [first, ...rest] = points;
  const bends = rest.slice(0, -1).map((point, index) => `Q${at(point)} ${at(index + 2 === rest.length ? rest.at(-1) : middle(point, rest[index + 1]))}`);
  return `M${at(first)}${bends.length ? bends.join('') : `L${at(rest.at(-1))}`}`;
}

/** @type {CanvasRenderingContext2D | undefined} */
let pen;

function measured(text, font) {
  pen ??= document.createElement('canvas').getContext('2d');
  pen.font = font;
  return Math.ceil(pen.measureText(text).width);
}
