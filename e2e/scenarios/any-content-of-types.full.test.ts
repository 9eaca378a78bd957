import { expect, it } from 'vitest';
import { outgoingTypes, type RecordType } from '@autosync/contracts';
import fc from 'fast-check';
import { valuesOf } from '../../services/gateway/test/hostile/schema-values.ts';
import type { Schema } from '../../services/gateway/test/hostile/schema-values.ts';
import { duringTests } from '../support/during-tests.ts';
import { owedToAnn } from '../support/expenses.ts';
import { goodsSettings } from '../support/goods.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

const RECORDS = 80;

const { externalId: _, ...owed } = owedToAnn;
/** Records that can be synced as they are; of other types the example of the declaration. */
const bases: Partial<Record<RecordType, object>> = {
  expenses: owed,
  inventory: {
    kind: 'receipt',
    date: '2026-11-02',
    vendor: { name: 'Vendor' },
    vendorInvoiceNumber: 'V-1',
    lines: [{ item: 'Router', quantity: '2', unitCost: '62.50' }],
  },
};

/** A record with up to three of its fields as the schema allows them. */
function contentsOf(record: object, schema: Schema): fc.Arbitrary<object> {
  const fields = Object.keys(schema.properties ?? {}).filter((name) => name !== 'total');
  return fc
    .tuple(
      valuesOf(schema, (part) => part),
      fc.subarray(fields, { minLength: 1, maxLength: 3 }),
    )
    .map(([any, chosen]) => {
      const parts = chosen.filter((name) => name in (any as object));
      const { total: _total, ...base } = record as { total?: unknown };
      return { ...base, ...Object.fromEntries(parts.map((name) => [name, (any as Record<string, unknown>)[name]])) };
    });
}

it.each(outgoingTypes)(
  'any %s that the API takes end in exactly one action each',
  async (type, { example, schema }) => {
    const seed = Number(process.env['AUTOSYNC_HOSTILE_SEED'] ?? Date.now() % 2 ** 31);
    const company = await running.company(`Anything of ${type}`);
    const path = `/v1/companies/${company.id}`;
    await company.must(path, { method: 'PATCH', body: { settings: goodsSettings } });
    const contents = fc.sample(contentsOf(bases[type] ?? example, schema as Schema), { numRuns: RECORDS, seed });
    const taken: string[] = [];
    for (const [n, content] of contents.entries()) {
      const body = { ...content, number: `N-${n}` };
      const answer = await running.tenant.call(`${path}/${type}/W-${n}`, { method: 'PUT', body });
      if (answer.status === 201) taken.push(`W-${n}`);
      else expect({ seed, n, status: answer.status }).toEqual({ seed, n, status: 422 });
    }
    expect(taken.length).toBeGreaterThan(RECORDS / 10);
    const { id } = await company.must<{ id: string }>(`${path}/batches`, { method: 'POST', body: { type } });
    const batch = await company.ended(id, 240_000);
    const actions = await company.actions(id);
    expect({ seed, of: actions.map(({ externalId }) => externalId).sort() }).toEqual({ seed, of: taken.sort() });
    const { succeeded, warning, failed, skipped, total } = batch.counts;
    expect({ seed, sum: succeeded + warning + failed + skipped }).toEqual({ seed, sum: total });
    // None for a reason that is ours.
    const ours = actions.filter(({ code }) =>
      ['processing-failed', 'not-compared', 'worker-crash'].includes(code ?? ''),
    );
    expect({ seed, ours }).toEqual({ seed, ours: [] });
    process.stderr.write(`${type}: ${taken.length} of ${RECORDS} taken, ${succeeded} synced (seed ${seed})\n`);
  },
  400_000,
);
