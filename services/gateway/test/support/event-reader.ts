import { eventually } from '@autosync/testing';

type Shown = { id?: string; state?: string; counts?: { done: number } };

export type SeenEvent = { event: string; id: string | undefined; data: Shown & { items?: Shown[] } };

function toEvent(block: string): SeenEvent | undefined {
  const fields = new Map(
    block.split('\n').map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
  );
  const event = fields.get('event');
  return event === undefined
    ? undefined
    : { event, id: fields.get('id'), data: JSON.parse(fields.get('data') ?? '{}') };
}

/** Follows a stream of Server-Sent Events; `seen` are its events so far. */
export async function followEvents(url: string, { key, lastEventId }: { key: string; lastEventId?: string }) {
  const leaving = new AbortController();
  const headers = { authorization: `Bearer ${key}`, ...(lastEventId && { 'last-event-id': lastEventId }) };
  const response = await fetch(url, { headers, signal: leaving.signal });
  const seen: SeenEvent[] = [];
  let text = '';
  const state = { ended: false };
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      seen.push(...blocks.flatMap((block) => toEvent(block) ?? []));
      if (blocks.some((block) => block.startsWith(':'))) seen.push({ event: 'heartbeat', id: undefined, data: {} });
    }
    state.ended = true;
  })().catch(() => void (state.ended = true));
  return {
    status: response.status,
    headers: response.headers,
    seen,
    body: () => text,
    until: (fact: (seen: SeenEvent[]) => boolean) => eventually(() => fact(seen), { timeoutMs: 20_000 }),
    ended: () => eventually(() => state.ended, { timeoutMs: 20_000 }),
    async leave() {
      leaving.abort();
      await reading;
    },
  };
}
