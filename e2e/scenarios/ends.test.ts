import { describe, expect, it } from 'vitest';
import { duringTests } from '../support/during-tests.ts';
import { baseRecord, closeLook } from '../support/one-record.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

describe('the end of a record', () => {
  it('cancelled at the source: the next scheduled batch voids its document, and brings it back when it comes back', async () => {
    const look = await closeLook(running, 'Cancelled Ltd');
    await look.send();
    await look.company.enable(15);
    await look.company.cancelRecord('I-1');
    expect(await look.comesTo('I-1', 'cancelled')).toMatchObject({ quickbooks: null, failure: null });
    expect(await look.document()).toMatchObject({ TotalAmt: 0, PrivateNote: expect.stringMatching(/^Voided/) });
    const { history } = await look.company.record('I-1');
    expect(history.map(({ operation }) => operation)).toEqual(['void', 'create']);

    await look.company.put(baseRecord);
    await look.comesTo('I-1', 'synced');
    expect(await look.document()).toMatchObject({ TotalAmt: 100, DocNumber: 'I-1' });
  }, 60_000);

  it('un-batched: deleted by an operation that is audited, left alone by a batch that names it, then sent as new', async () => {
    const look = await closeLook(running, 'Un-batched Ltd');
    const { id } = await look.send();
    const first = await look.document();
    expect(await look.company.operate('I-1', 'un-batch-delete')).toMatchObject({ state: 'finished' });
    expect(await look.documents()).toEqual([]);
    expect(await look.company.record('I-1')).toMatchObject({ syncState: 'unbatched', quickbooks: null });
    const events = await look.company.must<{ items: { action: string; after: unknown }[] }>(
      `/v1/audit-events?companyId=${look.company.id}`,
    );
    expect(events.items[0]).toMatchObject({ action: 'record.operation', after: { operation: 'un-batch-delete' } });

    const batch = await look.company.ended((await look.company.run([id])).id);
    expect(batch).toMatchObject({ state: 'finished', counts: { skipped: 1 } });
    expect(await look.documents()).toEqual([]);

    expect(await look.company.operate('I-1', 'send-as-new')).toMatchObject({ state: 'finished' });
    const second = await look.document();
    expect(second).toMatchObject({ DocNumber: 'I-1', TotalAmt: 100 });
    expect(second.Id).not.toBe(first.Id);
  }, 60_000);
});
