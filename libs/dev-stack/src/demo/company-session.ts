import { availableTypes, declarationOf, type RecordType } from '@autosync/contracts';
import { newId } from '@autosync/core';
import type { Company, TenantApi } from './tenant-api.ts';
import { isOpen } from './company-state.ts';
import { connect } from './connect.ts';
import type { CompanyInput } from './input.ts';
import type { WrittenDocument, SimulatorClient } from './simulator-client.ts';
import { provideCompany } from './tenant.ts';

/** A company that is connected, with what was there before this start did anything. */
export type CompanySession = {
  input: CompanyInput;
  company: Company;
  realmId: string;
  /** Those of its records. */
  types: readonly RecordType[];
  /** Batches that had ended before. */
  earlier: ReadonlySet<string>;
  documentsBefore: readonly WrittenDocument[];
};

/** Finds or creates the company and its connection, and remembers how everything looks now. */
export async function openCompany(
  { api, simulator }: { api: TenantApi; simulator: SimulatorClient },
  input: CompanyInput,
): Promise<CompanySession> {
  const company = await provideCompany(api, input);
  const realmId = await connect({ api, simulator, company, input });
  const [batches, documentsBefore] = await Promise.all([api.batches(company.id), simulator.documents(realmId)]);
  const earlier = new Set(batches.filter((batch) => !isOpen(batch)).map(({ id }) => id));
  const types = [...new Set(input.records.map(({ type }) => type))];
  return { input, company, realmId, types, earlier, documentsBefore };
}

const incomingTypes = availableTypes.filter((type) => declarationOf(type).direction === 'in');

const settingsOf = (types: readonly RecordType[]) => ({
  enabled: true,
  intervalMinutes: 120,
  types: Object.fromEntries(types.map((type) => [type, { enabled: true }])),
  // A firm would run a batch by hand first, and look at what became of it.
  overrideNote: 'The demo starts with everything on',
});

/** The types of a company of which records wait. */
async function pendingTypes(api: TenantApi, { company, types }: CompanySession): Promise<RecordType[]> {
  const waits = await Promise.all(types.map((type) => api.hasPending(company.id, type)));
  return types.filter((_, index) => waits[index] === true);
}

/**
 * Enables AutoSync for the types of the company's records and for those that come back, which makes the first batches due
 * at once. Where it is enabled already, records wait and no batch is under way, batches are started by hand instead of
 * waiting for the next slot.
 *
 * @returns the types of which a batch must come.
 */
export async function enableAutoSync(api: TenantApi, session: CompanySession): Promise<RecordType[]> {
  const { company, types } = session;
  const { settings: before, etag } = await api.autoSync(company.id);
  const wanted = [...types, ...incomingTypes];
  const isEnabled = before.enabled && wanted.every((type) => before.types[type]?.enabled === true);
  const pending = await pendingTypes(api, session);
  if (!isEnabled) await api.replaceAutoSync(company.id, { etag, settings: settingsOf(wanted) });
  else if (!(await api.batches(company.id, 20)).some(isOpen)) {
    for (const type of pending) await api.startBatch(company.id, { key: newId(), order: { type } });
  }
  return pending;
}
