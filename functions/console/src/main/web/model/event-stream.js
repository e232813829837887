import { EventText } from './event-text.js';

/** How long after a connection broke the next is tried; then twice as long each time, up to the most. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/** A place in a stream that the server does not know: begin with the first event. */
const UNKNOWN_PLACE = 400;

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
 * @throws whatever `open` throws that another attempt cannot mend: a refusal by the API
 */
export async function follow({ open, take, standing, lastId, signal, pause = sleep }) {
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
      const told = await read(answer.body, text, take);
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
async function read(body, text, take) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let told = false;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const events = text.take(piece.value);
    if (events.length) {
      told = true;
      take(events);
    }
  }
  return told;
}

/** Broken connections and servers that start or are busy are come back to; what a server refuses for good is not. */
function requireMendable(failure) {
  const { status = 0 } = failure;
  if (status >= UNKNOWN_PLACE && status < 500 && status !== 429) {
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
