import { afterEach, expect, it } from '@jest/globals';
import { answered, createClient, followBatch, isProblem, itemsOf } from '../src/index.ts';
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

it('a batch is followed from change to change until it has ended', async () => {
  const states = ['notStarted', 'running', 'running', 'finished'].map((state) => answer(200, { id: 'b', state }));
  const client = await clientOf(...states);
  const seen: string[] = [];
  for await (const { state } of followBatch(client, 'b', { intervalMs: 1 })) seen.push(state);
  expect(seen).toEqual(['notStarted', 'running', 'finished']);
});
