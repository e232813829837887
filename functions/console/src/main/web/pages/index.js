import { html } from 'lit';
import './compare.js';
import './inbox.js';
import './monitoring.js';
import './run.js';
import './runs.js';
import './start.js';
import './workflow.js';
import './workflows.js';

/**
 * Every page by the name of its route: in which section of the navigation it is, how its tab is called, and how it is drawn.
 *
 * @type {Record<string, {
 *   section: string,
 *   title: (route: import('../router.js').Route) => string,
 *   render: (route: import('../router.js').Route) => import('lit').TemplateResult,
 * }>}
 */
export const PAGES = {
  workflows: {
    section: 'workflows',
    title: () => 'Workflows',
    render: (route) => html`<sp-workflows .route=${route}></sp-workflows>`,
  },
  workflow: {
    section: 'workflows',
    title: ({ params }) => params.workflow,
    render: (route) => html`<sp-workflow .route=${route}></sp-workflow>`,
  },
  start: {
    section: 'workflows',
    title: ({ params }) => `Start ${params.workflow}`,
    render: (route) => html`<sp-start .route=${route}></sp-start>`,
  },
  runs: {
    section: 'runs',
    title: () => 'Runs',
    render: (route) => html`<sp-runs .route=${route}></sp-runs>`,
  },
  run: {
    section: 'runs',
    title: ({ params }) => `${params.run} · ${params.workflow}`,
    render: (route) => html`<sp-run .route=${route}></sp-run>`,
  },
  compare: {
    section: 'runs',
    title: () => 'Compare',
    render: (route) => html`<sp-compare .route=${route}></sp-compare>`,
  },
  inbox: {
    section: 'inbox',
    title: () => 'Inbox',
    render: (route) => html`<sp-inbox .route=${route}></sp-inbox>`,
  },
  monitoring: {
    section: 'monitoring',
    title: () => 'Monitoring',
    render: (route) => html`<sp-monitoring .route=${route}></sp-monitoring>`,
  },
};
