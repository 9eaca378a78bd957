import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, realmId, startSimulator, textIn } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('what is not known about a repeated requestid is a switch (docs/quickbooks.md#request-ids, #open-questions)', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.stop());

  const turn = (switches: JsonObject) => simulator.control('POST', '/switches', switches);
  const create = (DisplayName: string, requestId = 'r') =>
    simulator.api('POST', `/customer?requestid=${requestId}`, { DisplayName });
  const customers = async () =>
    ((await simulator.control('GET', `/documents/${realmId}/Customer`)).body as unknown as JsonObject[]).map(
      ({ DisplayName }) => DisplayName,
    );
  const fault = (fields: JsonObject) => simulator.control('POST', '/faults', { operation: 'create', fault: fields });

  it('it is remembered for ever, or for as long as was set', async () => {
    await create('A');
    await simulator.control('POST', '/clock', { advanceMs: 24 * 3_600_000 });
    simulator.accessToken = textIn((await simulator.control('POST', '/tokens', { realmId })).body, 'access_token');
    expect((await create('B')).body).toMatchObject({ Customer: { DisplayName: 'A' } });
    await turn({ requestIdMemoryHours: 25 });
    expect((await create('B')).body).toMatchObject({ Customer: { DisplayName: 'A' } });
    await turn({ requestIdMemoryHours: 24 });
    expect((await create('B')).body).toMatchObject({ Customer: { DisplayName: 'B' } });
    expect((await create('C')).body).toMatchObject({ Customer: { DisplayName: 'B' } });
    expect(await customers()).toEqual(['A', 'B']);
  });

  it('another body gets the first answer, or is refused with 600; the same one is always answered', async () => {
    await turn({ requestIdOtherBody: 'refuse' });
    const first = await create('A');
    expect((await create('A')).text).toBe(first.text);
    expect(faultOf(await create('B'))).toMatchObject({ code: '600' });
    await turn({ requestIdOtherBody: 'replay' });
    expect((await create('B')).text).toBe(first.text);
    expect(await customers()).toEqual(['A']);
  });

  it('a call that was refused may come again with another body', async () => {
    await turn({ requestIdOtherBody: 'refuse' });
    expect((await create('')).status).toBe(400);
    expect((await create('A')).status).toBe(200);
    expect(faultOf(await create('B'))).toMatchObject({ code: '600' });
  });

  it.each([
    [false, 200, ['A']],
    [true, 503, []],
  ])('a 5xx that did not commit is an answer to be repeated: %s', async (replays, status, documents) => {
    await turn({ requestIdReplaysServerErrors: replays });
    await fault({ kind: 'status', status: 503 });
    expect((await create('A')).status).toBe(503);
    expect((await create('A')).status).toBe(status);
    expect(await customers()).toEqual(documents);
  });

  it.each([
    ['first-worked', [200, 200], 'B'],
    ['wait', [200, 200], 'A'],
    ['refuse', [200, 400], 'A'],
  ])('while the first call is under way, %s', async (parallelRequestId, statuses, winner) => {
    await turn({ parallelRequestId });
    await fault({ kind: 'latency', ms: 300 });
    const first = create('A');
    const isSeen = async () => {
      const { body } = await simulator.control('GET', '/faults');
      return (body as unknown as { hits: number }[])[0]?.hits === 1;
    };
    for (let look = 0; look < 100 && !(await isSeen()); look += 1);
    const second = await create('B');
    expect([(await first).status, second.status]).toEqual(statuses);
    expect(await customers()).toEqual([winner]);
    expect((await first).body).toMatchObject({ Customer: { DisplayName: winner } });
  });
});
