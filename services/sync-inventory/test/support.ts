import type { Inventory } from '@autosync/contracts';
import { toCompanyPreferences, type CompanyFacts, type ReferenceNeed } from '@autosync/sync-worker';
import type { InventoryRecord } from '../src/domain/inventory-record.ts';
import { inventoryDefinition } from '../src/inventory-definition.ts';

export const company: CompanyFacts = {
  name: 'Northwind',
  timeZone: 'America/Los_Angeles',
  settings: { adjustmentAccount: 'Shrinkage', inventoryAssetAccount: 'Inventory Asset' },
  preferences: toCompanyPreferences(
    {
      AccountingInfoPrefs: { ClassTrackingPerTxnLine: true, TrackDepartments: true },
      SalesFormsPrefs: { CustomTxnNumbers: true },
      TaxPrefs: { UsingSalesTax: true },
    },
    'USA',
  ),
};

export const withSettings = (settings: Record<string, unknown>): CompanyFacts => ({
  ...company,
  settings: { ...company.settings, ...settings },
});

export const abroad: CompanyFacts = { ...company, preferences: { ...company.preferences, country: 'CAN' } };

export const line = { item: 'Router', quantity: '10', unitCost: '62.50' };
export const receipt: Inventory = {
  kind: 'receipt',
  date: '2026-11-02',
  vendor: { name: 'Ingram', accountNumber: 'V-1' },
  vendorInvoiceNumber: '4471',
  lines: [line],
};
export const adjustment: Inventory = {
  kind: 'adjustment',
  date: '2026-11-02',
  reason: 'Count',
  lines: [{ item: 'Router', quantity: '-2', unitCost: '60.00' }],
};
export const transfer: Inventory = { kind: 'transfer', date: '2026-11-02', from: 'Main', to: 'Van', lines: [line] };

export const idOf = (need: ReferenceNeed): string => `${need.kind}:${need.name}`;

/** What becomes of a record whose names are all there. */
export function plan(record: InventoryRecord, facts = company, data: Record<string, unknown> = { Type: 'Inventory' }) {
  const [refusal] = inventoryDefinition.obstacles?.(record, { company: facts, idOf }) ?? [];
  if (refusal !== undefined) return { kind: 'refuse' as const, refusal };
  const needs = new Set(inventoryDefinition.needs(record, facts).map(idOf));
  return inventoryDefinition.toDocument(record, {
    company: facts,
    key: 'AutoSync r.1',
    referenceId(need) {
      if (!needs.has(idOf(need))) throw new Error(`not among the needs: ${idOf(need)}`);
      return idOf(need);
    },
    referenceData: () => data,
  });
}

/** The body of what is written. */
export function bodyOf(record: InventoryRecord, facts = company): Record<string, unknown> {
  const planned = plan(record, facts);
  if (planned.kind !== 'write') throw new Error(`not written: ${JSON.stringify(planned)}`);
  return planned.body;
}
