import { AutosyncError } from '@autosync/core';
import { describe, expect, it } from '@jest/globals';
import type { TenantApi } from '../../src/demo/api-client.ts';
import type { RecordItem } from '../../src/demo/record-check.ts';
import { upload } from '../../src/demo/upload.ts';

const record = (externalId: string) => ({
  type: 'invoices' as const,
  file: 'a.json',
  line: Number(externalId.slice(1)),
  item: {
    externalId,
    date: '2026-11-02',
    customer: { name: 'A' },
    lines: [{ item: 'Hours', quantity: '1', unitPrice: '1' }],
  },
});

/** An API that refuses a request for the first record in it that `refused` names, as the gateway does: all or none. */
function api(refused: readonly string[], error?: Error) {
  const stored: string[][] = [];
  async function bulkUpsert(_companyId: string, _type: string, items: readonly RecordItem[]) {
    if (error) throw error;
    const index = items.findIndex(({ externalId }) => refused.includes(externalId));
    if (index >= 0) {
      const errors = [{ pointer: `/items/${index}/memo`, detail: 'cannot be stored' }];
      throw new AutosyncError('invalid-request', 'no', { details: { errors } });
    }
    stored.push(items.map(({ externalId }) => externalId));
    return { body: undefined, headers: new Headers() };
  }
  return { stored, api: { bulkUpsert } as unknown as TenantApi };
}

describe('upload', () => {
  it('sends many records in several requests', async () => {
    const to = api([]);
    const records = Array.from({ length: 1201 }, (_, index) => record(`r${index}`));
    expect(await upload(to.api, { companyId: 'c', records })).toEqual([]);
    expect(to.stored.map((ids) => ids.length)).toEqual([500, 500, 201]);
    expect(new Set(to.stored.flat()).size).toBe(1201);
  });

  it('leaves out what the API refuses, says why, and sends the rest', async () => {
    const to = api(['r2', 'r4']);
    const records = ['r1', 'r2', 'r3', 'r4'].map(record);
    expect(await upload(to.api, { companyId: 'c', records })).toEqual([
      { file: 'a.json', line: 2, type: 'invoices', externalId: 'r2', reason: 'memo cannot be stored' },
      { file: 'a.json', line: 4, type: 'invoices', externalId: 'r4', reason: 'memo cannot be stored' },
    ]);
    expect(to.stored).toEqual([['r1', 'r3']]);
  });

  it('fails when the API fails for another reason', async () => {
    const to = api([], new AutosyncError('unavailable', 'later', { retryable: true }));
    await expect(upload(to.api, { companyId: 'c', records: [record('r1')] })).rejects.toThrow('later');
  });
});
