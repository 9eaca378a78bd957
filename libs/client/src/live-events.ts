import { EventSourceParserStream } from 'eventsource-parser/stream';
import { isProblem } from './answers.ts';

/** `lost`: no answer for now; the next event tells what is so then. */
export type LiveEvent = { event: string; data: unknown };

/** Opens the stream after the event with this id; nothing when no more will come. */
type Open = (lastEventId: string | undefined, signal: AbortSignal) => Promise<ReadableStream<Uint8Array> | undefined>;

export type LiveOptions = {
  signal?: AbortSignal;
  /** How long nobody may answer before it is given up (default: for ever). */
  patienceMs?: number;
  /** Between two connections. */
  againMs?: number;
};

/** The server says something at least every 15 s: who is silent three times as long is gone. */
const SILENT_MS = 45_000;
const LONGEST_PAUSE_MS = 15_000;

/** Nobody was there, or not now: everything else would be answered in the same way again. */
function mayComeBack(error: unknown): boolean {
  if (!isProblem(error)) return true;
  const { status } = error.problem;
  return status === 0 || status === 429 || status >= 500;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end);
  });
}

type Read = { id: string | undefined; event: string; data: string };

/** The events of one connection, to its end; throws when nothing, no heartbeat either, came for long. */
async function* eventsIn(body: ReadableStream<Uint8Array>, giveUp: () => void): AsyncGenerator<Read, void> {
  let silence = setTimeout(giveUp, SILENT_MS);
  const heard = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENT_MS);
      controller.enqueue(chunk);
    },
  });
  const text = new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>;
  const reader = body.pipeThrough(heard).pipeThrough(text).pipeThrough(new EventSourceParserStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield { id: value.id, event: value.event ?? 'message', data: value.data };
    }
  } finally {
    clearTimeout(silence);
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * What a stream of Server-Sent Events tells, over as many connections as it takes: a lost one is opened again where it
 * broke off. Ends after `end`, or when the signal aborts.
 * @throws ApiProblem when the server refuses, or stays away for longer than `patienceMs`.
 */
export async function* liveEvents(
  open: Open,
  { signal, patienceMs = Infinity, againMs = 1000 }: LiveOptions = {},
): AsyncGenerator<LiveEvent, void> {
  let lastEventId: string | undefined;
  let heardAt = Date.now();
  let failures = 0;
  while (!signal?.aborted) {
    const connection = new AbortController();
    const either = signal === undefined ? connection.signal : AbortSignal.any([signal, connection.signal]);
    try {
      const body = await open(lastEventId, either);
      if (body === undefined) return;
      for await (const { id, event, data } of eventsIn(body, () => connection.abort())) {
        lastEventId = id ?? lastEventId;
        heardAt = Date.now();
        failures = 0;
        yield { event, data: JSON.parse(data) as unknown };
        if (event === 'end') return;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (!mayComeBack(error) || Date.now() - heardAt > patienceMs) throw error;
      if (failures === 0) yield { event: 'lost', data: {} };
      failures += 1;
    } finally {
      connection.abort();
    }
    await pause(Math.min(LONGEST_PAUSE_MS, againMs * 2 ** Math.min(failures, 6)), signal);
  }
}
