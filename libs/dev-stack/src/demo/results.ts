import type { TenantApi, RecordSummary } from './api-client.ts';
import { compare, countWritten, expectedDocument, type Mismatch } from './compare.ts';
import type { CompanySession } from './company-session.ts';
import { checkMoney } from './money-check.ts';
import type { SimulatorClient } from './simulator-client.ts';
import { countStates, sumByKind, type Summary } from './summary.ts';
import type { CompanyState } from './company-state.ts';

/** What the books and the API say after all, beside the summary: what needs somebody's attention. */
export type Results = {
  summary: Summary;
  mismatches: Mismatch[];
  unsynced: RecordSummary[];
  /** Sentences about money that is not the same on both sides. */
  differences: string[];
};

async function lookInto(clients: { api: TenantApi; simulator: SimulatorClient }, session: CompanySession) {
  const { api, simulator } = clients;
  const { input, company, realmId, documentsBefore } = session;
  const [records, documents, calls, money] = await Promise.all([
    api.records(company.id),
    simulator.documents(realmId),
    simulator.calls(realmId),
    checkMoney(clients, session),
  ]);
  const byExternalId = new Map(records.map((record) => [record.externalId, record]));
  const ours = input.records.flatMap(({ item }) => byExternalId.get(item.externalId) ?? []);
  const expected = input.records.map(({ item }) => ({
    externalId: item.externalId,
    recordId: byExternalId.get(item.externalId)?.id ?? '',
    ...expectedDocument(item),
  }));
  return {
    records: expected.length,
    mismatches: compare(expected, documents),
    unsynced: ours.filter(({ syncState }) => syncState !== 'synced'),
    written: countWritten(documentsBefore, documents),
    calls,
    applied: money.applied,
    differences: money.differences.map((difference) => `${company.name}: ${difference}`),
  };
}

/** Compares what is in QuickBooks with the records, and sums up. */
export async function gatherResults(
  clients: { api: TenantApi; simulator: SimulatorClient },
  found: { sessions: readonly CompanySession[]; states: readonly CompanyState[]; notTaken: number; seconds: number },
): Promise<Results> {
  const looks = await Promise.all(found.sessions.map((session) => lookInto(clients, session)));
  const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
  const mismatches = looks.flatMap((look) => look.mismatches);
  const unsynced = looks.flatMap((look) => look.unsynced);
  const differences = looks.flatMap((look) => look.differences);
  return {
    mismatches,
    unsynced,
    differences,
    summary: {
      batches: countStates(found.states.flatMap(({ batches }) => batches)),
      documentsWritten: sum(looks.map(({ written }) => written)),
      paymentsApplied: sum(looks.map(({ applied }) => applied)),
      qboCalls: sumByKind(looks.map(({ calls }) => calls.byKind)),
      throttled: sum(looks.map(({ calls }) => calls.throttled)),
      mismatches: mismatches.length + differences.length,
      notSynced: unsynced.length,
      notTaken: found.notTaken,
      records: sum(looks.map(({ records }) => records)),
      seconds: Math.round(found.seconds * 10) / 10,
    },
  };
}
