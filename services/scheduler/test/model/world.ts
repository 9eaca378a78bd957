import { createHash } from 'node:crypto';
import { ofEachType, type RecordType, type SyncDue } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { at, queue } from '../support/queue.ts';
import { evidenceOf } from '../../src/domain/evidence.ts';
import { createAgenda } from './agenda.ts';
import { createTopicModel, type Stored, type TopicModel } from './kafka-model.ts';
import { createRandom, type Random } from './random.ts';
import { createSchedulerModel } from './scheduler-model.ts';
import { createWorkersModel, type Plan, type WorkersModel } from './workers-model.ts';

/** What one record type goes through: its companies are all due at once. */
export type Scenario = {
  /** Companies per tenant. */
  tenants: readonly number[];
  /** Places of each worker. */
  places: readonly number[];
  /** What the nth run of a company has to do. */
  planOf: (random: Random) => Plan;
  /** When somebody starts a batch by hand. */
  manualAtMs: readonly number[];
  partitions: number;
  handBackMs: number | null;
};

const nobody = ofEachType(0);

type TakenUp = { waitedMs: number; how: 'idle' | 'started' | 'handed-back'; tenant: number };

export type Observed = {
  type: RecordType;
  failed: number;
  dispatches: number;
  /** The tenant of each dispatch, in their order. */
  sent: number[];
  /** Runs that ended. */
  ended: number;
  takenUp: TakenUp[];
  /** For each manual run: from the request until it started. */
  manualWaitMs: number[];
  /** When the last run ended. */
  drainedMs: number;
  workMs: number;
  /** The same by partition. */
  workMsOf: number[];
  /** The most that one company has to do, one run after the other. */
  longestMs: number;
  deepestKafka: number;
};

type Place = { companyId: string; tenantId: string; tenant: number };

/** Ids that come from the seed, so that a seed is the same world again. */
function idOf(...parts: (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('/')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function placesOf(scenario: Scenario, seed: number, type: RecordType): Place[] {
  return scenario.tenants.flatMap((companies, tenant) =>
    Array.from({ length: companies }, (_, index) => ({
      companyId: idOf(seed, type, tenant, index),
      tenantId: idOf(seed, type, tenant),
      tenant,
    })),
  );
}

/** Connected companies with the one type on, due now and not again while the world lasts. */
async function settle(owner: Db, places: readonly Place[], type: RecordType): Promise<void> {
  await owner.withoutTenant(async (tx) => {
    const rows = JSON.stringify(places);
    await tx.query({
      text: `
        insert into schedule.companies (company_id, tenant_id, name, time_zone, connection_state, connection_version,
          disabled, removed, pushed_version, enabled)
        select w."companyId", w."tenantId", 'Northwind IT', 'UTC', 'connected', 1, false, false, 1, true
        from jsonb_to_recordset($1::jsonb) as w("companyId" uuid, "tenantId" uuid)`,
      values: [rows],
    });
    await tx.query({
      text: `
        insert into schedule.types (company_id, type, tenant_id, class, enabled, period, anchor, next_due_at)
        select w."companyId", $2, w."tenantId", case $2 when 'payments' then 1 else 2 end, true, interval '1 day', $3, $3
        from jsonb_to_recordset($1::jsonb) as w("companyId" uuid, "tenantId" uuid)`,
      values: [rows, type, at(0)],
    });
  });
}

/** Lives through one scenario per record type, side by side, until everything is done or `limitMs` is over. */
export async function liveThrough(
  { db, owner }: { db: Db; owner: Db },
  scenarios: Partial<Record<RecordType, Scenario>>,
  { seed, window = 1000, limitMs }: { seed: number; window?: number; limitMs: number },
): Promise<Observed[]> {
  await owner.withoutTenant((tx) =>
    tx.query({
      text: `truncate schedule.companies, schedule.types, schedule.runs, schedule.outbox;
        truncate schedule.taken_up;
        update schedule.type_heartbeats set seen_at = '-infinity';
        update schedule.lanes set last_tenant_id = '00000000-0000-0000-0000-000000000000'`,
    }),
  );
  const agenda = createAgenda();
  const tenantOf = new Map<string, number>();
  const manual = new Map<string, number>();
  const worlds = new Map<RecordType, { topic: TopicModel; workers: WorkersModel; observed: Observed }>();
  const worldOf = (type: RecordType) => worlds.get(type)!;
  const scheduler = createSchedulerModel({
    db,
    agenda,
    window,
    places: () => ({
      ...nobody,
      ...Object.fromEntries([...worlds].map(([type, { workers }]) => [type, workers.places()])),
    }),
    evidence: () => [...worlds].flatMap(([type, { topic }]) => evidenceOf(type, topic.positions())),
    publish(due) {
      const { topic, workers, observed } = worldOf(due.type);
      const stored = topic.append(due, agenda.nowMs());
      observed.dispatches += 1;
      observed.sent.push(tenantOf.get(due.tenantId)!);
      agenda.after(1000, () => workers.deliver(stored));
      const waiting = topic.positions().reduce((sum, { end, committed }) => sum + Number(end - committed), 0);
      observed.deepestKafka = Math.max(observed.deepestKafka, waiting);
      return { partition: stored.partition, offset: BigInt(stored.offset) };
    },
    onFailed: ({ type }) => void (worldOf(type).observed.failed += 1),
  });

  const jobs: (() => Promise<void>)[] = [];
  let unfinished = 0;
  for (const [name, scenario] of Object.entries(scenarios)) {
    const type = name as RecordType;
    const random = createRandom(seed * 4 + type.length);
    const places = placesOf(scenario, seed, type);
    for (const { tenantId, tenant } of places) tenantOf.set(tenantId, tenant);
    await settle(owner, places, type);
    const observed: Observed = {
      type,
      failed: 0,
      dispatches: 0,
      sent: [],
      ended: 0,
      takenUp: [],
      manualWaitMs: [],
      drainedMs: 0,
      workMs: 0,
      workMsOf: Array.from({ length: scenario.partitions }, () => 0),
      longestMs: 0,
      deepestKafka: 0,
    };
    const partitionOf = (companyId: string) => parseInt(companyId.slice(-6), 16) % scenario.partitions;
    const plans = new Map<string, Plan>();
    const companyMs = new Map<string, number>();
    const planOf = (due: SyncDue): Plan => {
      const known = plans.get(due.runId);
      if (known !== undefined) return known;
      const plan = scenario.planOf(
        createRandom(parseInt(due.companyId.slice(0, 8), 16) ^ (manual.has(due.runId) ? 1 : 0)),
      );
      // Somebody waits for a run by hand: it says why it had nothing to do.
      const real = plan.length === 0 && due.trigger !== 'schedule' ? [1000] : plan;
      plans.set(due.runId, real);
      const lengthMs = real.reduce((sum, slice) => sum + slice, 0);
      observed.workMs += lengthMs;
      observed.workMsOf[partitionOf(due.companyId)]! += lengthMs;
      const ofCompanyMs = (companyMs.get(due.companyId) ?? 0) + lengthMs;
      companyMs.set(due.companyId, ofCompanyMs);
      observed.longestMs = Math.max(observed.longestMs, ofCompanyMs);
      return real;
    };
    const topic = createTopicModel({ partitions: scenario.partitions, partitionOf });
    const over = new Set<string>();
    unfinished += places.length + scenario.manualAtMs.length;
    const workers = createWorkersModel({
      agenda,
      topic,
      planOf,
      places: scenario.places,
      handBackMs: scenario.handBackMs,
      report(said) {
        scheduler.hear(said);
        if (said.outcome === 'started' && manual.has(said.runId)) {
          observed.manualWaitMs.push(agenda.nowMs() - manual.get(said.runId)!);
          manual.delete(said.runId);
        }
        if (said.outcome === 'finished' && !over.has(said.runId)) {
          over.add(said.runId);
          unfinished -= 1;
          observed.ended += 1;
          observed.drainedMs = agenda.nowMs();
        }
      },
      onTakenUp({ due, publishedMs }: Stored, how) {
        const waitedMs = agenda.nowMs() - publishedMs;
        observed.takenUp.push({ waitedMs, how, tenant: tenantOf.get(due.tenantId)! });
      },
    });
    worlds.set(type, { topic, workers, observed });
    for (const atMs of scenario.manualAtMs) {
      agenda.after(atMs, () => {
        const { companyId, tenantId } = random.pick(places);
        jobs.push(async () => {
          const run = await queue(db, { companyId, tenantId }, { type, now: at(agenda.nowMs() / 60_000) });
          manual.set(run.runId, agenda.nowMs());
          scheduler.wake();
        });
      });
    }
  }

  agenda.after(0, () => undefined);
  while (unfinished > 0 && agenda.nowMs() < limitMs && agenda.advance()) {
    for (const job of jobs.splice(0)) await job();
    await scheduler.turn();
  }
  return [...worlds.values()].map(({ observed }) => observed);
}
