/** The layout library, named in one place. Its bundle, since its modules ask for packages of their own. */
import dagre from 'dagre/dist/dagre.min.js';

export const { Graph } = dagre.graphlib;
export const { layout } = dagre;
