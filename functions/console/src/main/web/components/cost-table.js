import { html, nothing } from 'lit';
import { count } from '../model/format.js';
import { costRows } from '../model/cost-rows.js';

/**
 * What runs of a workflow cost in AWS: each path, each further round, each Send.
 *
 * @param {any} cost as the API's workflow has it
 */
export function costTable(cost) {
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Cost">
      <table class="table cost">
        <thead>
          <tr>
            <th scope="col">A run by</th>
            <th scope="col" class="number">Transitions</th>
            <th scope="col" class="number">Invocations</th>
            <th scope="col" class="number">Read units</th>
            <th scope="col" class="number">Write units</th>
            <th scope="col" class="number">USD a million</th>
          </tr>
        </thead>
        <tbody>
          ${costRows(cost).map(row)}
        </tbody>
      </table>
    </div>
    <p class="card-body quiet-text">
      List prices of ${cost.region}, ${cost.prices_as_of}.${cost.complete ? nothing : ' There are more paths than these.'} It follows from the state
      machine; what values of more than a kilobyte and what models cost is not in it.
    </p>`;
}

const row = ({ kind, names, units }) => html`<tr>
  <th scope="row">${kind ? html`<span class="quiet-text">${kind}</span> ` : nothing}${names.join(' → ')}</th>
  <td class="number">${count(units.transitions)}</td>
  <td class="number">${count(units.invocations)}</td>
  <td class="number">${count(units.read_units)}</td>
  <td class="number">${count(units.write_units)}</td>
  <td class="number">${units.usd_per_million.toFixed(2)}</td>
</tr>`;
