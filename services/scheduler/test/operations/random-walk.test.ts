import { afterAll, beforeAll, describe, it } from 'vitest';
import {
  progressOutcomes,
  recordTypes,
  type ProgressOutcome,
  type RecordType,
  type SyncDue,
} from '@autosync/contracts';
import fc from 'fast-check';
import { cancelRun } from '../../src/operations/cancel-run.ts';
import { sweepLeases, sweepUnreconnected } from '../../src/operations/sweep-leases.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { dispatches, expectConsistent, openRuns } from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import {
  aCompany,
  at,
  claim,
  claimAndSend,
  dispatch,
  enable,
  push,
  queue,
  timing,
  type Key,
} from '../support/queue.ts';

type Step =
  | { kind: 'claim' | 'claim and send' | 'dispatch' | 'sweep' | 'acknowledge' }
  | { kind: 'say'; outcome: ProgressOutcome; which: number; lost: boolean; rests: boolean }
  | { kind: 'enable'; types: RecordType[] }
  | { kind: 'connection'; state: 'connected' | 'needsReconnect' | 'disconnected' }
  | { kind: 'queue'; type: RecordType }
  | { kind: 'cancel'; which: number };

const which = fc.nat(6);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('claim' as const, 'claim and send' as const, 'dispatch' as const) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('sweep' as const, 'acknowledge' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      outcome: fc.constantFrom(...progressOutcomes),
      which,
      lost: fc.boolean(),
      rests: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('enable' as const), types: fc.subarray([...recordTypes]) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('connection' as const),
      state: fc.constantFrom('connected' as const, 'needsReconnect' as const, 'disconnected' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('queue' as const), type: fc.constantFrom(...recordTypes) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which }) },
);

/** The item that a random number stands for. */
const pick = <T>(items: readonly T[], number: number): T | undefined => items[number % Math.max(items.length, 1)];

describe('whatever happens to a company', () => {
  let database: ServiceDatabase;
  let minutes = 0;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());

  async function perform(key: Key, walked: Step, now: Date): Promise<void> {
    const { db, owner } = database;
    switch (walked.kind) {
      case 'claim':
        return void (await claim(db, now));
      case 'claim and send':
        return void (await claimAndSend(db, now));
      case 'dispatch':
        return void (await dispatch(db, now));
      case 'sweep':
        await sweepLeases(db, { timing, limit: 100, now });
        return void (await sweepUnreconnected(db, { timing: { ...timing, reconnectLimitMs: 1 }, limit: 100, now }));
      case 'acknowledge':
        return owner.withoutTenant(async (tx) => {
          await tx.query({
            text: 'update schedule.companies set lease_until = $1 where slot_run_id is not null',
            values: [now],
          });
        });
      case 'say': {
        // Old dispatches speak as well as the current one, and runs that are long gone.
        const due = pick<SyncDue>(await dispatches(owner, key), walked.which);
        if (due === undefined) return;
        const reason = walked.lost ? { reason: 'needs-reconnect' } : {};
        const rest = walked.rests ? { notBefore: new Date(now.getTime() + 400_000).toISOString() } : {};
        return void (await take(db, [said(due, walked.outcome, { ...reason, ...rest })], now));
      }
      case 'enable':
        return enable(db, key, { types: walked.types, now });
      case 'connection':
        return push(db, key, { connectionState: walked.state, now });
      case 'queue':
        return void (await queue(db, key, { type: walked.type, now }));
      case 'cancel': {
        const run = pick(await openRuns(owner, key), walked.which);
        if (run !== undefined) await cancelRun(db, run, { timing, now });
      }
    }
  }

  it('its queue stays consistent', async () => {
    const walk = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const key = await aCompany(database.db, database.owner, { now: at(minutes) });
      await enable(database.db, key, { types: ['invoices', 'payments'], intervalMinutes: 15, now: at(minutes) });
      for (const walked of steps) {
        minutes += 3;
        await perform(key, walked, at(minutes));
        await expectConsistent(database.owner, at(minutes));
      }
      await database.empty();
    });
    await fc.assert(walk, { numRuns: 12 });
  });
});
