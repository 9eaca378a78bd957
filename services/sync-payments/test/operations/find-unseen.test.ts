import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import type { Slice } from '@autosync/sync-worker';
import type { ReadPlan } from '../../src/domain/read-plan.ts';
import { findUnseen } from '../../src/operations/find-unseen.ts';

const from = '2026-11-01T10:00:00.000Z';
const until = '2026-11-02T10:00:00.000Z';
const now = new Date('2026-11-02T11:00:00.000Z');
const plan = (...windows: ReadPlan['windows']) =>
  ({ windows, next: null, counts: [], daily: false, closed: false, from: null, until }) satisfies ReadPlan;
const payments = plan({ entity: 'Payment', from: null });
const row = (Id: string, more: object = {}) => ({ Id, SyncToken: '1', TotalAmt: 5, TxnDate: '2026-11-01', ...more });
const fault = (faultCode: string) => new AutosyncError('qbo-fault', 'refused', { details: { faultCode } });

/** What is held and was not seen, by the entity; what QuickBooks shows of it, and what it says of a document read by its Id. */
function sliceWith(answers: { unseen?: Record<string, string[]>; shown?: object[]; document?: object | Error }) {
  const asked: string[] = [];
  const tx = {
    query: async ({ values }: { values: unknown[] }) => {
      const [, , [entity], from, before] = values as [string, string, string[], Date | null, Date];
      asked.push(`held ${entity} of ${from?.toISOString() ?? 'all'} to ${before.toISOString()}`);
      return { rows: (answers.unseen?.[entity ?? ''] ?? []).map((qboId) => ({ entity, qboId, qbo_id: qboId })) };
    },
  };
  const slice = {
    event: { tenantId: 't', companyId: 'c', runId: 'r' },
    clock: { now: () => now },
    db: { withTenant: (_tenantId: string, work: (given: typeof tx) => unknown) => work(tx) },
    qbo: {
      query: async (
        entity: string,
        conditions: { field: string; operator: string; value: unknown }[],
        page: object,
      ) => {
        const texts = conditions.map(({ field, operator, value }) => `${field} ${operator} ${String(value)}`);
        asked.push(`${entity} where ${texts.join()} ${JSON.stringify(page)}`);
        return { body: answers.shown ?? [] };
      },
      read: async (entity: string, id: string) => {
        asked.push(`${entity} ${id}`);
        if (answers.document instanceof Error) throw answers.document;
        return { body: answers.document };
      },
    },
  } as unknown as Slice;
  return { slice, asked, mayCall: () => void asked.push('may I?') };
}

const stateOf = (found: Awaited<ReturnType<typeof findUnseen>>) =>
  found?.documents.map(({ entity, qboId, state, changedAt }) => [entity, qboId, state, changedAt.toISOString()]);

describe('documents that we hold and that the windows did not show', () => {
  it('are none where all were seen: no call, and customers are no documents', async () => {
    const { slice, asked, mayCall } = sliceWith({});
    const windows = plan({ entity: 'Customer', from: null }, { entity: 'Invoice', from });
    expect(await findUnseen(slice, windows, mayCall)).toBeUndefined();
    expect(asked).toEqual([`held Invoice of ${from} to ${until}`]);
  });

  it('are asked for by Id in one query, those of the first window that has some', async () => {
    const { slice, asked, mayCall } = sliceWith({ unseen: { Invoice: ['7', '8'] }, shown: [row('7'), row('8')] });
    const windows = plan({ entity: 'Payment', from: null }, { entity: 'Invoice', from: null });
    const found = await findUnseen(slice, windows, mayCall);
    expect(asked).toEqual([
      `held Payment of all to ${until}`,
      `held Invoice of all to ${until}`,
      'may I?',
      'Invoice where Id in 7,8 {"maxResults":200}',
    ]);
    expect(stateOf(found)).toEqual(['7', '8'].map((id) => ['Invoice', id, 'live', now.toISOString()]));
  });

  it('and that cannot be read are there', async () => {
    const { slice, asked, mayCall } = sliceWith({
      unseen: { Payment: ['7'] },
      shown: [row('7', { TotalAmt: 'x' })],
    });
    const found = await findUnseen(slice, payments, mayCall);
    expect([found?.documents, found?.unreadable.map(({ qboId }) => qboId)]).toEqual([[], ['7']]);
    expect(asked.at(-1)).toContain('where Id in 7');
  });

  it('are deleted before the read began where QuickBooks says so of the first that is missing', async () => {
    const { slice, asked, mayCall } = sliceWith({
      unseen: { Payment: ['6', '7', '8'] },
      shown: [row('6')],
      document: fault('610'),
    });
    expect(stateOf(await findUnseen(slice, payments, mayCall))).toEqual([
      ['Payment', '6', 'live', now.toISOString()],
      ['Payment', '7', 'deleted', until],
      ['Payment', '8', 'deleted', until],
    ]);
    expect(asked.slice(3)).toEqual(['Payment 7']);
  });

  it('are not deleted where the first of them is there after all', async () => {
    const { slice, mayCall } = sliceWith({ unseen: { Payment: ['7', '8'] }, document: row('7') });
    expect(stateOf(await findUnseen(slice, payments, mayCall))).toEqual([['Payment', '7', 'live', now.toISOString()]]);
  });

  it('are left as they are where QuickBooks answers something else', async () => {
    const error = fault('6000');
    const { slice, mayCall } = sliceWith({ unseen: { Payment: ['7'] }, document: error });
    await expect(findUnseen(slice, payments, mayCall)).rejects.toBe(error);
  });
});
