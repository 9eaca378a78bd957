import { afterEach, expect, it } from 'vitest';
import type { ServerResponse } from 'node:http';
import { answered, createClient, followBatch, isProblem, itemsOf, sendRecords } from '../src/index.ts';
import { answer, answeringServer, hangUp } from './support/answering-server.ts';

type Server = Awaited<ReturnType<typeof answeringServer>>;

let server: Server | undefined;
const waits: number[] = [];
afterEach(async () => {
  await server?.stop();
  waits.length = 0;
});

async function clientOf(...answers: Parameters<typeof answeringServer>[0]) {
  server = await answeringServer(answers);
  const wait = async (ms: number) => void waits.push(ms);
  return createClient({ baseUrl: server.url, credential: 'key', wait, random: () => 0.5 });
}

const companyId = '00000000-0000-4000-8000-000000000001';
const path = { companyId };
const good = answer(200, { items: [], nextCursor: null });
const busy = answer(503, { code: 'overloaded', detail: 'Later.' }, { 'retry-after': '2' });

it('what reads is repeated after a lost connection and when asked to wait, as long apart as asked', async () => {
  const client = await clientOf(hangUp, busy, good);
  const { data } = await answered(client.GET('/v1/companies'));
  expect(data.items).toEqual([]);
  expect(waits).toEqual([250, 2000]);
});

it('each repeat of a POST has the key of the first, and another POST has another', async () => {
  const client = await clientOf(hangUp, answer(202, { id: 'a' }));
  const start = () =>
    client.POST('/v1/companies/{companyId}/batches', { params: { path }, body: { type: 'invoices' } });
  await answered(start());
  await answered(start());
  const keys = server!.seen.map(({ idempotencyKey }) => idempotencyKey);
  expect(keys).toEqual([keys[0], keys[0], keys[2]]);
  expect(new Set(keys).size).toBe(2);
});

it('what names a version is sent once, so that nobody is told of a conflict with themselves', async () => {
  const client = await clientOf(hangUp, good);
  const call = client.PUT('/v1/companies/{companyId}/autosync', {
    params: { path, header: { 'if-match': '"3"' } },
    body: { enabled: true, types: {} },
  });
  await expect(answered(call)).rejects.toMatchObject({ problem: { code: 'no-answer' } });
  expect(server!.seen).toHaveLength(1);
});

it('gives up after four times, and at once where the wait is long', async () => {
  const client = await clientOf(busy);
  await expect(answered(client.GET('/v1/companies'))).rejects.toMatchObject({ problem: { code: 'overloaded' } });
  expect(server!.seen).toHaveLength(4);
  await server!.stop();
  const other = await clientOf(answer(429, { code: 'rate-limited', detail: 'Later.' }, { 'retry-after': '600' }));
  await expect(answered(other.GET('/v1/companies'))).rejects.toMatchObject({ problem: { code: 'rate-limited' } });
  expect(server!.seen).toHaveLength(1);
});

it('a problem keeps what the gateway said, and what is no problem document becomes one', async () => {
  const client = await clientOf(answer(404, { code: 'not-found', detail: 'There is no such company.' }));
  const error = await answered(client.GET('/v1/companies')).catch((thrown: unknown) => thrown);
  expect(isProblem(error, 'not-found')).toBe(true);
  expect(isProblem(error, 'forbidden')).toBe(false);
  await server!.stop();
  const other = await clientOf(
    (response) => void response.writeHead(500, { 'content-type': 'text/html' }).end('<p>no'),
  );
  await expect(answered(other.GET('/v1/companies'))).rejects.toMatchObject({
    problem: { status: 500, code: 'not-understood', errors: [] },
  });
});

it('a list is read to its end, each page when the one before is used up', async () => {
  const client = await clientOf(
    answer(200, { items: [{ name: 'a' }, { name: 'b' }], nextCursor: 'next' }),
    answer(200, { items: [{ name: 'c' }], nextCursor: null }),
  );
  const names: string[] = [];
  const all = itemsOf(async (cursor) => {
    const query = cursor === undefined ? {} : { cursor };
    return (await answered(client.GET('/v1/companies', { params: { query } }))).data;
  });
  for await (const { name } of all) names.push(name);
  expect(names).toEqual(['a', 'b', 'c']);
  expect(server!.seen.map(({ url }) => url)).toEqual(['/v1/companies', '/v1/companies?cursor=next']);
});

const told = (event: string, data: object, id = '') =>
  `event: ${event}\n${id && `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;

/** Answers with these events, then ends the connection, in order or not. */
const telling =
  (texts: string[], { isCut = false } = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const text of texts) response.write(text);
    if (isCut) response.write(': more', () => response.destroy());
    else response.end();
  };

it('a batch is followed to its end, over connections that break, end or cannot be made', async () => {
  const client = await clientOf(
    telling([told('batch', { state: 'notStarted' }, 'a')], { isCut: true }),
    busy,
    busy,
    busy,
    busy,
    telling([told('interrupted', {}), told('resumed', {}), told('batch', { state: 'running' }, 'b')]),
    telling([told('batch', { state: 'finished' }, 'c'), told('end', {})]),
  );
  const seen: string[] = [];
  for await (const { state } of followBatch(client, 'b', { againMs: 1 })) seen.push(state);
  expect(seen).toEqual(['notStarted', 'running', 'finished']);
  expect(server!.seen.map(({ lastEventId }) => lastEventId)).toEqual([undefined, 'a', 'a', 'a', 'a', 'a', 'b']);
});

it('who follows is told of a refusal, and of a server that stays away too long', async () => {
  const follow = async (...answers: Parameters<typeof clientOf>) => {
    for await (const _ of followBatch(await clientOf(...answers), 'b', { againMs: 1, patienceMs: 0 })) continue;
  };
  await expect(follow(answer(404, { code: 'not-found' }))).rejects.toMatchObject({ problem: { code: 'not-found' } });
  await server!.stop();
  await expect(follow(hangUp)).rejects.toMatchObject({ problem: { code: 'no-answer' } });
});

/** An answer in lines, as far as it came. */
const lines =
  (...values: object[]) =>
  (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.end(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  };
const taken = (externalId: string) => ({ line: 1, externalId, outcome: 'created', id: externalId, version: 1 });

it('records are sent each for itself; where the API stops in the middle, the rest is sent again', async () => {
  const stopped = { line: 3, problem: { code: 'unavailable', status: 503, detail: 'Later.' } };
  const refused = { line: 2, externalId: 'b', outcome: 'refused', errors: [{ code: 'x', detail: 'is wrong' }] };
  const client = await clientOf(
    lines(taken('a'), refused, stopped),
    lines(taken('c')),
    lines(taken('d'), { summary: {} }),
  );
  const records = ['a', 'b', 'c', 'd'].map((externalId) => ({ externalId }));
  const outcomes = await sendRecords(client, { companyId, type: 'invoices' }, records);
  expect(outcomes.map(({ externalId, outcome }) => `${externalId} ${outcome}`)).toEqual([
    'a created',
    'b refused',
    'c created',
    'd created',
  ]);
  expect(server!.seen.map(({ body }) => body.split('\n').length - 1)).toEqual([4, 2, 1]);
});

it('records that the API will not take are not sent again', async () => {
  const client = await clientOf(lines({ line: 1, problem: { code: 'not-found', status: 404, detail: 'Gone.' } }));
  const sending = sendRecords(client, { companyId, type: 'invoices' }, [{ externalId: 'a' }]);
  await expect(sending).rejects.toMatchObject({ problem: { code: 'not-found' } });
  expect(server!.seen).toHaveLength(1);
});
