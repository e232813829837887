import { EventText } from './event-text.js';

/** How long after a connection broke the next is tried; then twice as long each time, up to the most. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/** After so long without a word, a comment not even, nobody is at the other end: the server sends one every 15 seconds. */
const LONGEST_SILENCE = 45_000;

/**
 * Follows a stream of events over fetch, which can carry a token, as an EventSource cannot: after each break it goes on
 * behind the last event, and waits longer after each attempt that brought nothing.
 *
 * @param {object} stream
 * @param {(headers: Record<string, string>, signal: AbortSignal) => Promise<Response>} stream.open asks for the stream
 * @param {(events: import('./event-text.js').StreamEvent[]) => void} stream.take is given what happened, in order
 * @param {(state: 'live' | 'broken' | 'over') => void} stream.standing is told how the connection stands
 * @param {() => string} stream.lastId the id behind which to go on; empty to begin with the first event
 * @param {AbortSignal} stream.signal ends it
 * @param {(ms: number, signal: AbortSignal) => Promise<void>} [stream.pause]
 * @param {number} [stream.silence] how many milliseconds without a word end a connection
 * @throws whatever `open` throws that another attempt cannot mend: a refusal by the API
 */
export async function follow({ open, take, standing, lastId, signal, pause = sleep, silence = LONGEST_SILENCE }) {
  let wait = FIRST_PAUSE;
  while (!signal.aborted) {
    const text = new EventText();
    try {
      const answer = await open(lastId() ? { 'last-event-id': lastId() } : {}, signal);
      if (answer.status === 204) {
        standing('over');
        return;
      }
      standing('live');
      const told = await read(answer.body, text, take, silence);
      wait = told ? (text.retry ?? FIRST_PAUSE) : wait;
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      requireMendable(failure);
      standing('broken');
    }
    await pause(wait, signal);
    wait = Math.min(LONGEST_PAUSE, wait * 2);
  }
}

/** Whether it brought any event. */
async function read(body, text, take, silence) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let told = false;
  for (let piece = await heard(reader, silence); !piece.done; piece = await heard(reader, silence)) {
    const events = text.take(piece.value);
    if (events.length) {
      told = true;
      take(events);
    }
  }
  return told;
}

/** The next piece; cancels the stream if none comes. */
async function heard(reader, silence) {
  let timer;
  const nothing = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('silence')), silence);
  });
  try {
    return await Promise.race([reader.read(), nothing]);
  } catch (failure) {
    reader.cancel().catch(() => {}); // it may be broken already
    throw failure;
  } finally {
    clearTimeout(timer);
  }
}

/** Broken connections and servers that start or are busy are come back to; what a server refuses for good is not. */
function requireMendable(failure) {
  const { status = 0 } = failure;
  if (status >= 400 && status < 500 && status !== 429) {
    throw failure;
  }
}

function sleep(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
