import { newId } from '@autosync/core';
import type { Company, TenantApi } from './api-client.ts';
import { isOpen } from './company-state.ts';
import { connect } from './connect.ts';
import type { CompanyInput } from './input.ts';
import type { DocumentOf, SimulatorClient } from './simulator-client.ts';
import { provideCompany } from './tenant.ts';

/** A company that is connected, with what was there before this start did anything. */
export type CompanySession = {
  input: CompanyInput;
  company: Company;
  realmId: string;
  /** Batches that had ended before. */
  earlier: ReadonlySet<string>;
  documentsBefore: readonly DocumentOf[];
};

/** Finds or creates the company and its connection, and remembers how everything looks now. */
export async function openCompany(
  { api, simulator }: { api: TenantApi; simulator: SimulatorClient },
  input: CompanyInput,
): Promise<CompanySession> {
  const company = await provideCompany(api, input);
  const realmId = await connect({ api, simulator, company, timeZone: input.timeZone });
  const [batches, documentsBefore] = await Promise.all([api.batches(company.id), simulator.documents(realmId)]);
  const earlier = new Set(batches.filter((batch) => !isOpen(batch)).map(({ id }) => id));
  return { input, company, realmId, earlier, documentsBefore };
}

const settings = {
  enabled: true,
  intervalMinutes: 120,
  types: { invoices: { enabled: true }, payments: { enabled: true } },
  // A firm would run a batch by hand first, and look at what became of it.
  overrideNote: 'The demo starts with everything on',
};

/**
 * Enables AutoSync for invoices and payments, which makes the first batches due at once. Where it is enabled already,
 * records wait and no batch is under way, one is started by hand instead of waiting for the next slot.
 *
 * @returns whether a batch of invoices must come of it.
 */
export async function enableAutoSync(api: TenantApi, companyId: string): Promise<boolean> {
  const { settings: before, etag } = await api.autoSync(companyId);
  const { invoices, payments } = before.types;
  const isEnabled = before.enabled && invoices?.enabled === true && payments?.enabled === true;
  const hasPending = await api.hasPending(companyId);
  if (!isEnabled) await api.replaceAutoSync(companyId, { etag, settings });
  else if (hasPending && !(await api.batches(companyId, 20)).some(isOpen)) {
    await api.startBatch(companyId, { key: newId(), order: { type: 'invoices' } });
  }
  return hasPending;
}
