import { html, nothing } from 'lit';
import { icon } from './icons.js';

/**
 * What the API refused, said to a person.
 *
 * @param {import('../api.js').Problem} problem
 * @param {string[]} [problems] which of its problems are shown; all if left out
 */
export function problemBox(problem, problems = problem.problems) {
  return html`<div class="notice notice-bad" role="alert">
    ${icon('alert')}
    <div>
      <strong>${problem.title}</strong>
      ${problem.detail && problem.detail !== problem.title ? html`<p>${problem.detail}</p>` : nothing}
      ${problems.length
        ? html`<ul>
            ${problems.map((one) => html`<li>${one}</li>`)}
          </ul>`
        : nothing}
    </div>
  </div>`;
}
