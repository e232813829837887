import assert from 'node:assert/strict';
import test from 'node:test';
import { follow } from '../../main/web/model/event-stream.js';
import { EventText } from '../../main/web/model/event-text.js';

const text = (...ids) => ids.map((id) => `event: status\nid: ${id}\ndata: {"n":"${id}"}\n\n`).join('');

test('events come out of text whatever the pieces that it comes in', () => {
  const whole = `retry: 700\n\n${text('1', '2')}:\n\n${text('3')}`;

  for (let size = 1; size <= whole.length; size++) {
    const reader = new EventText();
    const events = [];
    for (let at = 0; at < whole.length; at += size) {
      events.push(...reader.take(whole.slice(at, at + size)));
    }
    assert.deepEqual(events, ['1', '2', '3'].map((id) => ({ id, kind: 'status', data: { n: id } })));
    assert.equal(reader.retry, 700);
  }
});

test('half an event at the end of a stream is none', () => {
  assert.deepEqual(new EventText().take('event: status\nid: 1\ndata: {"n":'), []);
});

/** Answers one after the other, each a text, a status or an exception, and what was asked with. */
function server(...answers) {
  const asked = [];
  const open = async (headers) => {
    asked.push(headers['last-event-id'] ?? '');
    const answer = answers.shift();
    if (answer instanceof Error) {
      throw answer;
    }
    return typeof answer === 'number' ? { status: answer } : { status: 200, body: new Blob([answer]).stream() };
  };
  return { asked, open };
}

async function followed(...answers) {
  const { asked, open } = server(...answers);
  const taken = [];
  const standings = [];
  const pauses = [];
  await follow({
    open,
    take: (events) => taken.push(...events.map(({ id }) => id)),
    standing: (one) => standings.push(one),
    lastId: () => taken.at(-1) ?? '',
    signal: new AbortController().signal,
    pause: async (ms) => pauses.push(ms),
  });
  return { asked, taken, standings, pauses };
}

test('after each break it goes on behind the last event, and at the end it stops', async () => {
  const { asked, taken, standings } = await followed(text('1', '2'), new TypeError('network'), text('3'), 204);

  assert.deepEqual(taken, ['1', '2', '3']);
  assert.deepEqual(asked, ['', '2', '2', '3']);
  assert.deepEqual(standings, ['live', 'broken', 'live', 'over']);
});

test('it waits longer after each attempt that brought nothing, up to a quarter of a minute', async () => {
  const broken = Array.from({ length: 8 }, () => Object.assign(new Error('busy'), { status: 503 }));

  const { pauses } = await followed(text('1'), ...broken, 204);

  assert.deepEqual(pauses, [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000]);
});

test('a connection on which nobody says anything any more is given up', async () => {
  const silent = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(text('1'))) });
  const answers = [{ status: 200, body: silent }, { status: 204 }];
  const taken = [];
  const standings = [];

  await follow({
    open: async () => answers.shift(),
    take: (events) => taken.push(...events.map(({ id }) => id)),
    standing: (one) => standings.push(one),
    lastId: () => taken.at(-1) ?? '',
    signal: new AbortController().signal,
    pause: async () => {},
    silence: 20,
  });

  assert.deepEqual(taken, ['1']);
  assert.deepEqual(standings, ['live', 'broken', 'over']);
});

test('what is refused for good is not asked for again', async () => {
  await assert.rejects(followed(text('1'), Object.assign(new Error('gone'), { status: 404 })), { status: 404 });
});
