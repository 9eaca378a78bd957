import { inventory, settingOf, type MappingSettings } from '@autosync/contracts';
import { parseMoney } from '@autosync/core';
import { companyCause, type CompanyFacts, type Refusal } from '@autosync/sync-worker';
import { adjustmentForm, type InventoryRecord } from './inventory-record.ts';

/** An account that a document needs: by the record, else by a setting. */
export type WantedAccount = { name: string | undefined; what: string; setting: string };

export function hasFreight({ content: { freight } }: InventoryRecord): boolean {
  return freight !== undefined && parseMoney(freight.amount) !== 0n;
}

export function freightAccount({ content }: InventoryRecord, { settings }: CompanyFacts): WantedAccount {
  const name = content.freight?.account ?? settingOf(inventory, 'freightAccount', settings) ?? undefined;
  return { name, what: 'the account of freight that names none', setting: 'freightAccount' };
}

export function adjustmentAccount({ content }: InventoryRecord, { settings }: CompanyFacts): WantedAccount {
  const name = content.account ?? settingOf(inventory, 'adjustmentAccount', settings) ?? undefined;
  return { name, what: 'the account of adjustments that name none', setting: 'adjustmentAccount' };
}

/** What is in stock stands on the account that new products get. */
export function assetAccount({ settings }: CompanyFacts): WantedAccount {
  const name = (settings as MappingSettings).inventoryAssetAccount ?? undefined;
  return { name, what: 'the asset account of what is in stock', setting: 'inventoryAssetAccount' };
}

/** The accounts of the document that a record becomes. */
export function accountsOf(record: InventoryRecord, company: CompanyFacts): WantedAccount[] {
  switch (record.content.kind) {
    case 'receipt':
      return hasFreight(record) ? [freightAccount(record, company)] : [];
    case 'adjustment':
      return [
        adjustmentAccount(record, company),
        ...(adjustmentForm(record, company) === 'JournalEntry' ? [assetAccount(company)] : []),
      ];
    case 'transfer':
      return settingOf(inventory, 'transfersAs', company.settings) === 'nothing' ? [] : [assetAccount(company)];
  }
}

/** No account is ever guessed: the record waits until somebody names it. */
export function accountObstacles(record: InventoryRecord, company: CompanyFacts): Refusal[] {
  return accountsOf(record, company)
    .filter(({ name }) => name === undefined)
    .map(({ what, setting }) => ({
      code: 'setting-missing',
      values: { what, setting },
      causes: [companyCause(company)],
    }));
}
