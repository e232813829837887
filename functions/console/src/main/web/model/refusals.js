/** What the engine's refusals mean to whoever asked for something; docs/errors.md has the codes. */
const MEANINGS = {
  ALREADY_ENDED: 'The run had ended before that, so there was nothing left to stop.',
  ALREADY_DECIDED: 'Somebody has decided otherwise already. That decision stays.',
  DEADLINE_PASSED: 'The deadline has passed, and the workflow has gone on without a decision.',
  STILL_RUNNING: 'The run is still being executed. Cancel it first, or wait for its end.',
  NOTHING_TO_REDRIVE: 'The run has succeeded. To see what other values would lead to, fork it.',
  RESUMED_ELSEWHERE: 'Somebody else was faster: the run is being executed already.',
  GRAPH_CHANGED: 'The workflow has been changed since the run began, so that the run cannot go on in it. Start a new one.',
  FORK_OUT_OF_RANGE: 'The run was not complete up to that superstep, so no run can begin there.',
  FORK_UNKNOWN_CHANNEL: 'The state of this workflow has no such channel.',
  RUN_NAME_REUSED: 'Another run has that name. Choose another, or none.',
  ERASE_TOO_SOON: 'Something may still be writing to the run. Try again a while after its end.',
  TOO_MANY_RUNS: 'As many runs wait for their turn as may. Try again in a moment.',
};

/**
 * Why something was refused, in plain words.
 *
 * @param {{title: string, detail: string, code: string, reason: string, problems: string[]}} problem
 * @returns {{meaning: string, details: string[]}} what it means, and what the API said
 */
export function refusal({ title, detail, code, reason, problems }) {
  const meaning = MEANINGS[reason] ?? MEANINGS[code] ?? title;
  return { meaning, details: [detail, ...problems].filter((one) => one && one !== meaning) };
}
