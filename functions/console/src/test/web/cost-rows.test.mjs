import assert from 'node:assert/strict';
import test from 'node:test';
import { costRows } from '../../main/web/model/cost-rows.js';

const units = (transitions) => ({ transitions, invocations: 1, read_units: 1, write_units: 1, usd_per_million: 4.7 });

test('paths come first, then rounds, then each node of Sends once, and what is in all of them', () => {
  const send = { to: 'summarize', cost: units(1) };

  const rows = costRows({
    paths: [
      { supersteps: ['a', 'z'], cost: units(2) },
      { supersteps: ['a', 'each summarize', 'z'], cost: units(3), each_send: [send] },
    ],
    rounds: [{ supersteps: ['each summarize'], cost: units(4), each_send: [send] }],
    start_and_end: units(0),
  });

  assert.deepEqual(
    rows.map(({ kind, names, units: { transitions } }) => [kind, names.join(' '), transitions]),
    [
      ['', 'a z', 2],
      ['', 'a each summarize z', 3],
      ['each further round of', 'each summarize', 4],
      ['each Send to', 'summarize', 1],
      ['in each:', 'its start and its end', 0],
    ],
  );
});
