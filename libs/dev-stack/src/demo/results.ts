import type { RecordType } from '@autosync/contracts';
import type { MailFolder } from '../mail-folder.ts';
import type { TenantApi, RecordSummary } from './tenant-api.ts';
import { compare, countWritten, mismatchKinds, type Mismatch, type MismatchKind } from './compare.ts';
import type { CompanySession } from './company-session.ts';
import { expectedDocument } from './expectations/index.ts';
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

type Clients = { api: TenantApi; simulator: SimulatorClient };

/** The records of a type that were in the input, as the API has them, and what must have become of them. */
async function lookAtType(api: TenantApi, { input, company }: CompanySession, type: RecordType) {
  const byExternalId = new Map((await api.records(company.id, type)).map((record) => [record.externalId, record]));
  const items = input.records.filter((record) => record.type === type).map(({ item }) => item);
  const records = items.flatMap((item) => byExternalId.get(item.externalId) ?? []);
  const expected = items.flatMap((item) => {
    const document = expectedDocument(type, { item, settings: input.settings });
    const { externalId } = item;
    return document ? [{ type, externalId, recordId: byExternalId.get(externalId)?.id ?? '', ...document }] : [];
  });
  const unsynced = records.filter(({ syncState }) => syncState !== 'synced');
  return { type, count: items.length, synced: records.length - unsynced.length, unsynced, expected };
}

async function lookInto(clients: Clients, session: CompanySession) {
  const { api, simulator } = clients;
  const { company, realmId, types, documentsBefore } = session;
  const [looks, documents, calls, money] = await Promise.all([
    Promise.all(types.map((type) => lookAtType(api, session, type))),
    simulator.documents(realmId),
    simulator.calls(realmId),
    checkMoney(clients, session),
  ]);
  return {
    looks,
    mismatches: compare(
      looks.flatMap(({ expected }) => expected),
      documents,
    ),
    written: countWritten(documentsBefore, documents),
    calls,
    applied: money.applied,
    differences: money.differences.map((difference) => `${company.name}: ${difference}`),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Compares what is in QuickBooks with the records, and sums up. */
export async function gatherResults(
  clients: Clients,
  found: {
    sessions: readonly CompanySession[];
    states: readonly CompanyState[];
    notTaken: number;
    seconds: number;
    mails: MailFolder;
  },
): Promise<Results> {
  const looks = await Promise.all(found.sessions.map((session) => lookInto(clients, session)));
  const ofTypes = looks.flatMap((look) => look.looks);
  const mismatches = looks.flatMap((look) => look.mismatches);
  const unsynced = ofTypes.flatMap((look) => look.unsynced);
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
      records: sum(ofTypes.map(({ count }) => count)),
      recordsByType: sumByKind(ofTypes.map(({ type, synced }) => ({ [type]: synced }))),
      differences: differencesByKind(mismatches, differences.length),
      mails: { folder: found.mails.folder, count: found.mails.mails.length },
      seconds: Math.round(found.seconds * 10) / 10,
    },
  };
}

/** Each kind with how many there are of it, also of none. */
function differencesByKind(mismatches: readonly Mismatch[], money: number): Summary['differences'] {
  const counts = mismatchKinds.map((kind) => [kind, mismatches.filter((one) => one.kind === kind).length] as const);
  return { ...(Object.fromEntries(counts) as Record<MismatchKind, number>), money };
}
