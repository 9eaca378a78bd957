import { kindRow } from '@autosync/contracts';
import { AutosyncError, sleep } from '@autosync/core';
import type { MappingOf, TenantApi } from './tenant-api.ts';
import type { NameMapping } from './company-file.ts';
import type { CompanySession } from './company-session.ts';

const pollMs = 500;

/** Lists are read as soon as a company is connected, one company after the other. */
const patienceMs = 120_000;

/** The id of what a name means in QuickBooks, once its list has been read. */
async function entryId(api: TenantApi, companyId: string, { kind, quickbooks }: NameMapping): Promise<string> {
  const { list, word } = kindRow(kind);
  const until = performance.now() + patienceMs;
  for (;;) {
    const { items, readAt } = await api.quickBooksList(companyId, { list, search: quickbooks });
    const found = items.find(({ fullName }) => fullName === quickbooks);
    if (found) return found.id;
    if (readAt !== null || performance.now() > until) {
      throw new AutosyncError('mapping-impossible', `There is no ${word} "${quickbooks}" in QuickBooks to map to.`);
    }
    await sleep(pollMs);
  }
}

/** Maps the names that company.json says, as a bookkeeper would; those that are mapped already stay. */
export async function mapNames(api: TenantApi, { company, input }: CompanySession): Promise<void> {
  if (input.mappings.length === 0) return;
  const { items, etag } = await api.mappings(company.id);
  const isMapped = ({ kind, name }: NameMapping) => items.some((one) => one.kind === kind && one.name === name);
  const missing = input.mappings.filter((wanted) => !isMapped(wanted));
  if (missing.length === 0) return;
  const set: MappingOf[] = [];
  for (const { quickbooks, ...wanted } of missing) {
    set.push({ ...wanted, quickbooksId: await entryId(api, company.id, { ...wanted, quickbooks }) });
  }
  await api.changeMappings(company.id, { etag, set });
}
