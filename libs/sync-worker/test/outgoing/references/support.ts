import { referenceKey, type MappingSettings, type NamedReference } from '@autosync/contracts';
import { newId, systemClock } from '@autosync/core';
import { createDb, type Db } from '@autosync/db';
import { createLogger } from '@autosync/observability';
import { createLimiter, createQboClient, defaultLimiterSettings } from '@autosync/qbo';
import { changeMappings, lockMappings, raiseEpoch, upsertRecords } from '@autosync/records';
import { testDatabase, testSimulator, type TestSimulator } from '@autosync/testing';
import { toCompanyPreferences } from '../../../src/outgoing/company-preferences.ts';
import type { OutgoingSlice } from '../../../src/outgoing/outgoing-slice.ts';
import { createStockTurns } from '../../../src/outgoing/stock-turns.ts';
import { createWriter } from '../../../src/outgoing/writes.ts';
import { readLists } from '../../../src/outgoing/references/list-reading.ts';
import type { ReferenceNeed } from '../../../src/outgoing/references/need.ts';
import { createReferenceResolver } from '../../../src/outgoing/references/resolver.ts';
import { resolveNeeds } from '../../../src/outgoing/references/resolve-needs.ts';

const limits = { perMinute: 100_000, perSecond: 1000, inFlight: 7 };

export const standardAccounts: MappingSettings = {
  serviceIncomeAccount: 'Services',
  productIncomeAccount: 'Sales of Product Income',
  costAccount: 'Cost of Goods Sold',
  inventoryAssetAccount: 'Inventory Asset',
};

/** PostgreSQL and the simulator; companies in them with a slice each, as a worker has it. */
export async function openReferences() {
  const database = await testDatabase({ schemas: ['records'] });
  const db = createDb({
    connectionString: database.url,
    applicationName: 'references test',
    onPoolError: () => undefined,
  });
  const simulator = await testSimulator();
  await simulator.control('POST', 'limits', { perMinute: 100_000, perSecond: 1000, inFlight: 100 });
  return {
    newCompany: (settings: MappingSettings = standardAccounts) => newCompany({ db, simulator, settings }),
    async stop() {
      await db.close();
      await database.drop();
      await simulator.stop();
    },
  };
}

type Setting = { db: Db; simulator: TestSimulator; settings: MappingSettings };

async function newCompany({ db, simulator, settings: given }: Setting) {
  const [tenantId, companyId] = [newId(), newId()];
  const { realmId, accessToken } = await simulator.newCompany();
  const { epoch } = await db.withTenant(tenantId, (tx) =>
    raiseEpoch(tx, { tenantId, companyId, holder: 'test', now: null }),
  );
  let settings = given;
  const client = (timeoutMs: number) =>
    createQboClient({
      timeoutMs,
      endpoints: simulator.endpoints,
      realmId,
      accessToken: () => Promise.resolve(accessToken),
      limiter: createLimiter({
        settings: { ...defaultLimiterSettings, ...limits },
        window: null,
        uncleanTakeover: false,
        clock: systemClock,
        realmId,
      }),
    });
  const qbo = client(130_000);
  const destination = { write: () => undefined };
  const logger = createLogger({ service: 'test', version: 'test', level: 'silent', format: 'json', destination });

  /** A slice of a new run: what it remembers is in PostgreSQL only. */
  function slice(): OutgoingSlice {
    const made = {
      event: { tenantId, companyId, type: 'invoices', runId: newId(), batchId: newId() },
      fence: { tenantId, companyId, epoch },
      db,
      clock: systemClock,
      logger,
      qbo,
      company: {
        name: 'Test',
        timeZone: 'UTC',
        settings,
        preferences: toCompanyPreferences({ SalesFormsPrefs: { CustomTxnNumbers: true } }, 'USA'),
      },
      budget: { isOver: () => false, takeDocument: () => true, elapsedMs: () => 0 },
      signal: new AbortController().signal,
      unclearInARow: { count: 0 },
      stockTurns: createStockTurns(),
      timings: {
        lookUpAfterMs: 0,
        requestIdTrustMs: 3_600_000,
        unclearRetry: { baseMs: 1, maxMs: 2 },
        stockLock: { baseMs: 1, maxMs: 2, restMs: 1 },
        failureRetryMs: 1000,
      },
      pauses: { throttledMs: 1, unavailableMs: 1 },
      sqlNow: () => null,
    } as unknown as OutgoingSlice;
    return Object.assign(made, { write: createWriter(made) });
  }

  const books = {
    async add(entity: string, body: object): Promise<string> {
      const made = (await simulator.control('POST', `documents/${realmId}/${entity}`, body)) as { Id: string };
      return made.Id;
    },
    async change(entity: string, id: string, body: object): Promise<void> {
      await simulator.control('PUT', `documents/${realmId}/${entity}/${id}`, body);
    },
    all: async (entity: string) =>
      (await simulator.control('GET', `documents/${realmId}/${entity}`)) as Record<string, unknown>[],
    async metered(): Promise<number> {
      const { realms } = (await simulator.control('GET', `ledger?realmId=${realmId}`)) as {
        realms: Record<string, { calls: { corePlus: number } }>;
      };
      return (realms[realmId] as { calls: { corePlus: number } }).calls.corePlus;
    },
  };

  /** In one run, all at once, as records are handled; answers names in QuickBooks, or codes. */
  async function resolve(...needs: ReferenceNeed[]) {
    const resolver = createReferenceResolver(slice());
    await resolver.finishOpen();
    await resolver.prefetch(needs);
    return Promise.all(needs.map((need) => resolveNeeds(resolver, [need])));
  }

  return {
    tenantId,
    companyId,
    realmId,
    db,
    slice,
    /** A slice that waits no longer than this for an answer of QuickBooks. */
    impatient: (of: OutgoingSlice, timeoutMs: number): OutgoingSlice => ({ ...of, qbo: client(timeoutMs) }),
    books,
    simulator,
    resolve,
    /** A person maps a name. */
    async map({ qboId, qboName, ...named }: NamedReference & { qboId: string; qboName: string }): Promise<void> {
      const key = referenceKey(named);
      const { kind, name, accountNumber = null } = named;
      const set = [{ kind, key, name, accountNumber, qboId, qboName, data: {} }];
      await db.withTenant(tenantId, async (tx) => {
        await lockMappings(tx, { tenantId, companyId, now: null });
        await changeMappings(tx, { tenantId, companyId, set, remove: [], now: null });
      });
    },
    /** As after a document was refused for one of its names. */
    recheck: (needs: ReferenceNeed[]) => createReferenceResolver(slice()).recheck(needs),
    setSettings: (next: MappingSettings) => void (settings = next),
    readLists: () => readLists(slice()),
    /** Records of the company: which account numbers there are is read from them. */
    store: (customers: { name: string; accountNumber?: string }[], externalId?: string) =>
      db.withTenant(tenantId, (tx) =>
        upsertRecords(tx, {
          tenantId,
          companyId,
          type: 'invoices',
          records: customers.map((customer) => ({ externalId: externalId ?? newId(), content: { customer } })),
          now: null,
        }),
      ),
    /** Resolves one need and answers the name of its entry in QuickBooks, or the code of the failure. */
    async outcome(need: ReferenceNeed): Promise<string> {
      const [outcome] = await resolve(need);
      return toOutcome(outcome, need, await books.all(entityOf(need)));
    },
    async outcomes(needs: ReferenceNeed[]): Promise<string[]> {
      const resolved = await resolve(...needs);
      const lists = new Map<string, Record<string, unknown>[]>();
      for (const need of needs) lists.set(entityOf(need), await books.all(entityOf(need)));
      return resolved.map((one, index) => {
        const need = needs[index] as ReferenceNeed;
        return toOutcome(one, need, lists.get(entityOf(need)) ?? []);
      });
    },
  };
}

export type TestCompany = Awaited<ReturnType<typeof newCompany>>;

const entities: Record<string, string> = {
  customer: 'Customer',
  vendor: 'Vendor',
  member: 'Vendor',
  item: 'Item',
  account: 'Account',
  term: 'Term',
};

function entityOf({ kind }: ReferenceNeed): string {
  return entities[kind] ?? kind;
}

function toOutcome(
  resolved: Awaited<ReturnType<typeof resolveNeeds>> | undefined,
  need: ReferenceNeed,
  entries: Record<string, unknown>[],
): string {
  if (resolved === undefined || resolved.kind === 'waits') return 'waits';
  if (resolved.kind === 'unmet') return resolved.refusal.code;
  const entry = entries.find(({ Id }) => Id === resolved.referenceId(need));
  return String(entry?.['FullyQualifiedName'] ?? entry?.['DisplayName'] ?? entry?.['Name']);
}
