/**
 * The rows of the table of costs.
 *
 * @typedef {object} CostRow
 * @property {string} kind what it is, if it is no whole run; else empty
 * @property {string[]} names the supersteps, or the node
 * @property {{transitions: number, invocations: number, read_units: number, write_units: number, usd_per_million: number}} units
 */

/**
 * The paths, then what a round more adds, then what a Send adds, each node once; at last what is in every path.
 *
 * @param {any} cost as the API's workflow has it
 * @returns {CostRow[]}
 */
export function costRows(cost) {
  const ways = [...cost.paths, ...cost.rounds];
  const sends = new Map(ways.flatMap((way) => way.each_send ?? []).map((send) => [send.to, send.cost]));
  return [
    ...cost.paths.map(({ supersteps, cost: units }) => ({ kind: '', names: supersteps, units })),
    ...cost.rounds.map(({ supersteps, cost: units }) => ({ kind: 'each further round of', names: supersteps, units })),
    ...[...sends].map(([to, units]) => ({ kind: 'each Send to', names: [to], units })),
    { kind: 'in each:', names: ['its start and its end'], units: cost.start_and_end },
  ];
}
