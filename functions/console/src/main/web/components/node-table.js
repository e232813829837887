import { html, nothing, svg } from 'lit';
import { count, duration, words } from '../model/format.js';

const LINE = 1_000;

/**
 * How nodes do, the slowest first: a line from the median to the 99th percentile, with the 95th marked, all on one scale.
 *
 * @param {any[]} nodes as the API's summary has them
 */
export function nodeTable(nodes) {
  const slowest = [...nodes].sort((a, b) => b.p95_time - a.p95_time);
  const most = Math.max(...slowest.map((node) => node.p99_time), 1e-9);
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label="Nodes">
    <table class="table nodes">
      <thead>
        <tr>
          <th scope="col">Node</th>
          <th scope="col" class="nodes-scale">to the median, on to p99; p95 marked</th>
          <th scope="col" class="number">p50</th>
          <th scope="col" class="number">p95</th>
          <th scope="col" class="number">p99</th>
          <th scope="col" class="number">Tasks</th>
          <th scope="col" class="number">Failed<span class="visually-hidden"> attempts</span></th>
        </tr>
      </thead>
      <tbody>
        ${slowest.map((node) => row(node, most))}
      </tbody>
    </table>
  </div>`;
}

function row(node, most) {
  return html`<tr>
    <th scope="row"><span class="quiet-text">${words(node.workflow)} /</span> ${words(node.node)}</th>
    <td class="nodes-scale">${scale(node, most)}</td>
    <td class="number">${duration(node.p50_time * 1_000)}</td>
    <td class="number">${duration(node.p95_time * 1_000)}</td>
    <td class="number">${duration(node.p99_time * 1_000)}</td>
    <td class="number">${count(node.total_executions)}</td>
    <td class="number">${node.failed_attempts ? html`<span class="bad">${count(node.failed_attempts)}</span>` : nothing}</td>
  </tr>`;
}

function scale({ p50_time: p50, p95_time: p95, p99_time: p99 }, most) {
  const at = (seconds) => ((seconds / most) * (LINE - 8)).toFixed(1);
  return html`<svg class="percentiles" viewBox="0 0 ${LINE} 16" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<path class="percentiles-median" d="M0 8H${at(p50)}" /><path class="percentiles-rest" d="M${at(p50)} 8H${at(p99)}" /><path class="percentiles-mark" d="M${at(p95)} 3v10" />`}
  </svg>`;
}
