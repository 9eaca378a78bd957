import { failureAfter, placeOf, type Deeds } from './deeds.ts';
import type { BatchCounts, CompanyFacts, Explained, Intent, SystemFacts } from './facts.ts';

/** The invariants of docs/protocol.md#invariants: each answers one sentence per violation, beginning with the invariant's name. */
export function violations(facts: SystemFacts, explained: Explained = {}): string[] {
  const perCompany = facts.companies.flatMap((company) =>
    companyViolations(company, explained).map((violation) => `${violation} (company ${company.id})`),
  );
  return [...perCompany, ...tokens(facts), ...isolation(facts), ...deadLetters(facts, explained), ...locks(facts)];
}

/** Those that concern one company alone. */
export function companyViolations(company: CompanyFacts, explained: Explained = {}): string[] {
  const deeds = explained.deeds?.[company.realmId] ?? new Map();
  return [
    ...slots(company),
    ...documents(company, deeds),
    ...unsynced(company, deeds),
    ...epochs(company),
    ...limits(company, explained),
    ...totals(company),
    ...connection(company, explained),
    ...outboxes(company),
    ...settled(company),
  ];
}

function slots({ types }: CompanyFacts): string[] {
  return types
    .filter(({ due, queued, coalesced, skipped }) => due !== queued + coalesced + skipped)
    .map((row) => `I1: the slots of ${row.type} are not all accounted for: ${JSON.stringify(row)}`);
}

/** `AutoSync <record>.<version>` on a line of PrivateNote. */
const documentKey = /AutoSync ([0-9a-f-]{36})\.\d+$/m;

function documents({ records, intents, documents: live, ledger }: CompanyFacts, deeds: Deeds): string[] {
  const found: string[] = [];
  const places = new Set(live.map(({ entity, Id }) => `${entity} ${Id}`));
  const deleted = [...deeds].flatMap(([place, deed]) => (deed === 'deleted' ? [place] : []));
  const known = new Set([...places, ...deleted]);
  // What is voided may be left behind: its record can be sent as new.
  const valid = live.filter(({ entity, Id }) => deeds.get(`${entity} ${Id}`) !== 'voided');
  const byRecord = Map.groupBy(valid, ({ PrivateNote }) => documentKey.exec(PrivateNote ?? '')?.[1] ?? '');
  byRecord.delete('');
  for (const [recordId, of] of byRecord) {
    const ids = of.map(({ entity, Id }) => `${entity} ${Id}`);
    const record = records.find(({ id }) => id === recordId);
    if (ids.length > 1) found.push(`I2: record ${recordId} has ${ids.length} live documents: ${ids.join(', ')}`);
    const open = intents.some((intent) => intent.recordId === recordId && intent.state === 'open');
    const own = `${record?.qboEntity} ${record?.qboId}`;
    if (!open && ids.length === 1 && own !== ids[0]) {
      found.push(`I2: ${ids[0]} is the document of record ${recordId}, which knows ${own}`);
    }
  }
  for (const { id, syncState, qboEntity, qboId, told } of records) {
    const isNothing = qboId === null && told === 'skipped';
    if (syncState === 'synced' && !isNothing && !known.has(`${qboEntity} ${qboId}`)) {
      found.push(`I2: record ${id} is synced to ${qboEntity} ${qboId}, which is not there`);
    }
  }
  for (const [requestId, { documents: made }] of Object.entries(ledger.documentsPerRequestId)) {
    if (made.length > 1) found.push(`I2: requestid ${requestId} made ${made.length} documents`);
  }
  return [...found, ...intents.flatMap((intent) => creates(intent, { ledger, places: known }))];
}

/** What the source system said last has reached QuickBooks, unless a person changed the document, or let the record go. */
function unsynced({ records }: CompanyFacts, deeds: Deeds): string[] {
  return records.flatMap(({ id, syncState, version, syncedVersion, failureCode, pending, qboEntity, qboId }) => {
    if (failureCode !== null) {
      const deed = deeds.get(placeOf({ entity: qboEntity, id: qboId }));
      const isExplained = deed !== undefined && failureAfter[deed] === failureCode;
      return isExplained ? [] : [`I2: record ${id} failed: ${failureCode}`];
    }
    if (pending || syncState === 'letGo' || (syncState === 'synced' && version === syncedVersion)) return [];
    return [`I2: record ${id} is ${syncState} with version ${syncedVersion} of ${version} in QuickBooks`];
  });
}

/** A succeeded create made its document, or adopted one that is there. */
function creates(
  { id, operation, state, entity, qboId, recordId }: Intent,
  { ledger, places }: { ledger: CompanyFacts['ledger']; places: Set<string> },
): string[] {
  if (operation !== 'create' || state !== 'succeeded') return [];
  const made = ledger.documentsPerRequestId[id]?.documents ?? [];
  if (made.length === 1) return made[0]?.id === qboId ? [] : [`I2: intent ${id} made ${made[0]?.id}, stored ${qboId}`];
  if (recordId === null || places.has(`${entity} ${qboId}`)) return [];
  return [`I2: intent ${id} neither made nor adopted ${entity} ${qboId}`];
}

function epochs({ intents, fence }: CompanyFacts): string[] {
  const found: string[] = [];
  let highest = 0;
  for (const intent of intents.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) {
    if (intent.epoch < highest)
      found.push(`I3: intent ${intent.id} was stored under epoch ${intent.epoch} after ${highest}`);
    if (fence !== null && intent.epoch < fence.epoch && intent.createdAt > fence.takenAt) {
      found.push(`I3: intent ${intent.id} was stored under epoch ${intent.epoch} after ${fence.epoch} had begun`);
    }
    if (intent.epoch > (fence?.epoch ?? 0)) found.push(`I3: intent ${intent.id} has an epoch nobody was given`);
    highest = Math.max(highest, intent.epoch);
  }
  return found;
}

const most = { mostInFlight: 10, mostPerSecond: 10, mostPerMinute: 500, mostBatchPerMinute: 40 } as const;

function limits({ ledger, realmId }: CompanyFacts, explained: Explained): string[] {
  const found = Object.entries(most)
    .filter(([count, limit]) => ledger[count as keyof typeof most] > limit)
    .map(([count, limit]) => `I4: ${count} was ${ledger[count as keyof typeof most]}, allowed are ${limit}`);
  const { throttled } = ledger.calls;
  if (throttled > (explained.throttled?.[realmId] ?? 0)) found.push(`I4: QuickBooks answered 429 ${throttled} times`);
  return found;
}

function totals({ batches, actions, workerRuns }: CompanyFacts): string[] {
  const counts = ({ total, succeeded, warning, failed, skipped }: BatchCounts): string =>
    JSON.stringify({ total, succeeded, warning, failed, skipped });
  const nothing = { total: 0, succeeded: 0, warning: 0, failed: 0, skipped: 0, records: 0 };
  return batches.flatMap((batch) => {
    const rows = actions.find(({ batchId }) => batchId === batch.id) ?? nothing;
    const taken = workerRuns.find(({ batchId, ended }) => batchId === batch.id && ended)?.actions;
    return [
      ...(counts(batch) === counts(rows)
        ? []
        : [`I5: batch ${batch.id} says ${counts(batch)}, its rows ${counts(rows)}`]),
      ...(rows.total === rows.records ? [] : [`I5: batch ${batch.id} has several actions of one record`]),
      ...(batch.expectedActions === null || batch.expectedActions === rows.total
        ? []
        : [`I5: batch ${batch.id} was finished with ${batch.expectedActions} actions, ${rows.total} are there`]),
      ...(taken === undefined || taken === rows.total
        ? []
        : [`I5: the run of batch ${batch.id} took ${taken} records, ${rows.total} were reported`]),
    ];
  });
}

function connection({ id, connectionState }: CompanyFacts, { disconnected = [] }: Explained): string[] {
  const expected = disconnected.includes(id) ? connectionState : 'connected';
  return connectionState === expected ? [] : [`I6: the connection is ${connectionState}`];
}

function tokens({ tokenCalls: { invalidGrant, parallelRefresh } }: SystemFacts): string[] {
  return [
    ...(invalidGrant === 0 ? [] : [`I6: ${invalidGrant} token exchanges were refused`]),
    ...(parallelRefresh === 0 ? [] : [`I6: ${parallelRefresh} refreshes ran beside another of their connection`]),
  ];
}

function isolation({ companies, mentions, foreignAnswers }: SystemFacts): string[] {
  const owners = new Map(companies.map(({ id, tenantId }) => [id, tenantId]));
  return [
    ...mentions
      .filter(({ tenantId, companyId }) => (owners.get(companyId) ?? tenantId) !== tenantId)
      .map(({ where, tenantId, companyId }) => `I7: ${where} names company ${companyId} under tenant ${tenantId}`),
    ...foreignAnswers
      .filter(({ status }) => status !== 404)
      .map(({ path, status }) => `I7: another tenant's GET ${path} was answered ${status}`),
  ];
}

function outboxes({ outboxRows }: CompanyFacts): string[] {
  return outboxRows.filter(({ rows }) => rows > 0).map(({ outbox, rows }) => `I8: ${rows} rows wait in ${outbox}`);
}

function deadLetters({ deadLetters: letters }: SystemFacts, explained: Explained): string[] {
  return letters
    .filter(({ key }) => !explained.deadLetters?.includes(key ?? ''))
    .map(({ key, reason }) => `I8: a dead letter of ${key}: ${reason}`);
}

/** How long a slot may be due before its claim counts as forgotten: the schedulers' longest pause, and some. */
const claimedWithinMs = 10_000;

function settled({ types, openRuns, slotRunId, records, intents, fence, batches }: CompanyFacts): string[] {
  const late = types.filter(({ overdueMs }) => overdueMs !== null && overdueMs > claimedWithinMs);
  const pending = records.filter((record) => record.pending);
  const openIntents = intents.filter(({ state }) => state === 'open');
  const openBatches = batches.filter(({ state }) => state === 'notStarted' || state === 'running');
  return [
    ...late.map(({ type, overdueMs }) => `I9: ${type} has been due for ${overdueMs} ms`),
    ...openRuns.map((run) => `I9: a run is still open: ${JSON.stringify(run)}`),
    ...(slotRunId === null ? [] : [`I9: run ${slotRunId} still has the company's slot`]),
    ...(pending.length === 0 ? [] : [`I9: ${pending.length} records still wait`]),
    ...(openIntents.length === 0 ? [] : [`I9: ${openIntents.length} intents have no answer yet`]),
    ...openBatches.map(({ id, state }) => `I9: batch ${id} is still ${state}`),
    ...(fence === null || fence.released ? [] : [`I9: epoch ${fence.epoch} was not given back`]),
  ];
}

function locks({ locksHeld }: SystemFacts): string[] {
  return locksHeld === 0 ? [] : [`I9: ${locksHeld} companies are still locked`];
}
