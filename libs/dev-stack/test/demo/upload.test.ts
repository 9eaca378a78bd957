import { describe, expect, it } from 'vitest';
import type { TenantApi } from '../../src/demo/tenant-api.ts';
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

/** An API that refuses the records that `refused` names, as the gateway does. */
function api(refused: readonly string[], error?: Error) {
  const stored: string[][] = [];
  const bulkUpsert: TenantApi['bulkUpsert'] = async (_companyId, _type, items) => {
    if (error) throw error;
    const errors = [{ pointer: '/memo', code: 'text', detail: 'cannot be stored' }];
    stored.push(items.map(({ externalId }) => externalId));
    return items.map(({ externalId }) =>
      refused.includes(externalId)
        ? { externalId, outcome: 'refused', errors }
        : { externalId, id: externalId, version: 1, outcome: 'created' },
    );
  };
  return { stored, api: { bulkUpsert } };
}

describe('upload', () => {
  it('sends many records in several requests', async () => {
    const to = api([]);
    const records = Array.from({ length: 1201 }, (_, index) => record(`r${index}`));
    expect(await upload(to.api, { companyId: 'c', records })).toEqual([]);
    expect(to.stored.map((ids) => ids.length)).toEqual([500, 500, 201]);
    expect(new Set(to.stored.flat()).size).toBe(1201);
  });

  it('says why the API refuses a record, and leaves the others in', async () => {
    const to = api(['r2', 'r4']);
    const records = ['r1', 'r2', 'r3', 'r4'].map(record);
    expect(await upload(to.api, { companyId: 'c', records })).toEqual([
      { file: 'a.json', line: 2, type: 'invoices', externalId: 'r2', reason: 'memo cannot be stored' },
      { file: 'a.json', line: 4, type: 'invoices', externalId: 'r4', reason: 'memo cannot be stored' },
    ]);
  });

  it('fails when the API fails for another reason', async () => {
    const to = api([], new Error('later'));
    await expect(upload(to.api, { companyId: 'c', records: [record('r1')] })).rejects.toThrow('later');
  });
});
