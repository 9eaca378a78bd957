import { describe, expect, it } from 'vitest';
import type { Deed } from './deeds.ts';
import type { CompanyFacts, SystemFacts } from './facts.ts';
import { violations } from './rules.ts';
import { at, company, counts, document, intent, note, other, record, syncedRecord, system } from './sample-facts.ts';

/** Facts that differ in one company. */
const but = (change: (facts: CompanyFacts) => Partial<CompanyFacts>) => (): SystemFacts => ({
  ...system(),
  companies: [{ ...company(), ...change(company()) }],
});
const withLedger = (change: Partial<CompanyFacts['ledger']>) =>
  but(({ ledger }) => ({ ledger: { ...ledger, ...change } }));

describe('the checker', () => {
  it('has nothing to say about facts that are as they should be', () => {
    expect(violations(system())).toEqual([]);
    const nothing = { ...syncedRecord, qboEntity: null, qboId: null, told: 'skipped' };
    expect(violations(but(() => ({ records: [nothing], intents: [], documents: [] }))())).toEqual([]);
  });

  it.each<[string, RegExp, () => SystemFacts]>([
    [
      'a slot without an outcome',
      /^I1: the slots of invoices/,
      but(({ types }) => ({ types: [{ ...types[0]!, queued: 2 }] })),
    ],
    ['a slot with two outcomes', /^I1: /, but(({ types }) => ({ types: [{ ...types[0]!, skipped: 2 }] }))],
    [
      'two documents of a record',
      /^I2: record .* has 2 live documents: Invoice 7, Invoice 8/,
      but(() => ({ documents: [document, { ...document, Id: '8', PrivateNote: note(record, 2) }] })),
    ],
    [
      'a document nobody knows',
      /^I2: Invoice 8 is the document of record/,
      but(() => ({ documents: [document, { ...document, Id: '8', PrivateNote: note(other) }] })),
    ],
    [
      'a synced record without its document',
      /^I2: record .* is synced to Invoice 7, which is not there/,
      but(() => ({ documents: [] })),
    ],
    [
      'a record without a document of which it was not said that there is nothing to book',
      /^I2: record .* is synced to null null, which is not there/,
      but(() => ({ records: [{ ...syncedRecord, qboEntity: null, qboId: null }], documents: [] })),
    ],
    [
      'a change of a record of which nothing was to book',
      /^I2: record .* is synced with version 1 of 2 in QuickBooks/,
      but(() => ({
        records: [{ ...syncedRecord, qboEntity: null, qboId: null, version: 2, told: 'skipped' }],
        documents: [],
      })),
    ],
    [
      'a document of a record of which there was nothing to book',
      /^I2: Invoice 7 is the document of record .*, which knows null null/,
      but(() => ({ records: [{ ...syncedRecord, qboEntity: null, qboId: null, told: 'skipped' }] })),
    ],
    [
      'a change that never left',
      /^I2: record .* is synced with version 1 of 2 in QuickBooks/,
      but(() => ({ records: [{ ...syncedRecord, version: 2 }] })),
    ],
    [
      'a record that failed',
      /^I2: record .* failed: worker-crash/,
      but(() => ({ records: [{ ...syncedRecord, syncState: 'failed', failureCode: 'worker-crash' }] })),
    ],
    [
      'two documents of a requestid',
      /^I2: requestid intent made 2/,
      withLedger({
        documentsPerRequestId: {
          intent: {
            sends: 2,
            documents: [
              { entity: 'Invoice', id: '7' },
              { entity: 'Invoice', id: '8' },
            ],
          },
        },
      }),
    ],
    [
      'another Id stored than made',
      /^I2: intent intent made 9, stored 7/,
      withLedger({ documentsPerRequestId: { intent: { sends: 1, documents: [{ entity: 'Invoice', id: '9' }] } } }),
    ],
    [
      'a create that made nothing',
      /^I2: intent intent neither made nor adopted Invoice 99/,
      but(({ intents, ledger }) => ({
        intents: [{ ...intents[0]!, qboId: '99' }],
        ledger: { ...ledger, documentsPerRequestId: {} },
      })),
    ],
    [
      'an intent under an older epoch',
      /^I3: intent late was stored under epoch 1 after 2/,
      but(() => ({
        intents: [
          intent({ epoch: 2, createdAt: at(8) }),
          intent({ id: 'late', operation: 'update', createdAt: at(9) }),
        ],
      })),
    ],
    [
      'an intent after its epoch had ended',
      /^I3: intent late .* after 2 had begun/,
      but(({ intents }) => ({
        intents: [...intents, intent({ id: 'late', operation: 'update', createdAt: at(11) })],
      })),
    ],
    [
      'an epoch nobody was given',
      /^I3: intent odd has an epoch/,
      but(({ intents }) => ({
        intents: [...intents, intent({ id: 'odd', operation: 'update', epoch: 3, createdAt: at(11) })],
      })),
    ],
    ['too many in flight', /^I4: mostInFlight was 11, allowed are 10/, withLedger({ mostInFlight: 11 })],
    ['too many in a second', /^I4: mostPerSecond was 11/, withLedger({ mostPerSecond: 11 })],
    ['too many in a minute', /^I4: mostPerMinute was 501/, withLedger({ mostPerMinute: 501 })],
    ['too many batch calls', /^I4: mostBatchPerMinute was 41/, withLedger({ mostBatchPerMinute: 41 })],
    [
      'an answer of 429',
      /^I4: QuickBooks answered 429 1 times/,
      withLedger({ calls: { ...company().ledger.calls, throttled: 1 } }),
    ],
    [
      'totals that are not the rows',
      /^I5: batch batch says .*"succeeded":2/,
      but(({ batches }) => ({ batches: [{ ...batches[0]!, ...counts(2) }] })),
    ],
    [
      'two actions of a record',
      /^I5: batch batch has several actions/,
      but(({ batches }) => ({
        batches: [{ ...batches[0]!, ...counts(2), expectedActions: 2 }],
        actions: [{ batchId: 'batch', records: 1, ...counts(2) }],
        workerRuns: [],
      })),
    ],
    [
      'a finish that counted other actions',
      /^I5: batch batch was finished with 2 actions, 1 are there/,
      but(({ batches }) => ({ batches: [{ ...batches[0]!, expectedActions: 2 }] })),
    ],
    [
      'a record that was taken and not reported',
      /^I5: the run of batch batch took 2 records, 1/,
      but(() => ({ workerRuns: [{ batchId: 'batch', ended: true, actions: 2 }] })),
    ],
    ['a lost connection', /^I6: the connection is needsReconnect/, but(() => ({ connectionState: 'needsReconnect' }))],
    [
      'a refused exchange',
      /^I6: 1 token exchanges/,
      () => ({ ...system(), tokenCalls: { ...system().tokenCalls, invalidGrant: 1 } }),
    ],
    [
      'two refreshes at once',
      /^I6: 1 refreshes ran beside/,
      () => ({ ...system(), tokenCalls: { ...system().tokenCalls, parallelRefresh: 1 } }),
    ],
    [
      'a log line of another tenant',
      /^I7: a log line names company company-a under tenant tenant-b/,
      () => ({ ...system(), mentions: [{ where: 'a log line', tenantId: 'tenant-b', companyId: 'company-a' }] }),
    ],
    [
      'an answer to a stranger',
      /^I7: another tenant's GET \/x was answered 200/,
      () => ({ ...system(), foreignAnswers: [{ path: '/x', status: 200 }] }),
    ],
    [
      'a row in an outbox',
      /^I8: 3 rows wait in batch.outbox/,
      but(() => ({ outboxRows: [{ outbox: 'batch.outbox', rows: 3 }] })),
    ],
    [
      'a dead letter',
      /^I8: a dead letter of key: code: why/,
      () => ({ ...system(), deadLetters: [{ key: 'key', reason: 'code: why' }] }),
    ],
    [
      'a forgotten slot of time',
      /^I9: invoices has been due for 20000 ms/,
      but(({ types }) => ({ types: [{ ...types[0]!, overdueMs: 20_000 }] })),
    ],
    [
      'an open run',
      /^I9: a run is still open/,
      but(() => ({ openRuns: [{ batchId: 'b', type: 'invoices', state: 'running' }] })),
    ],
    ['a filled slot', /^I9: run r still has/, but(() => ({ slotRunId: 'r' }))],
    [
      'a waiting record',
      /^I9: 1 records still wait/,
      but(({ records }) => ({ records: [{ ...records[0]!, pending: true }] })),
    ],
    [
      'an open intent',
      /^I9: 1 intents have no answer/,
      but(({ intents }) => ({ intents: [...intents, intent({ id: 'open', operation: 'update', state: 'open' })] })),
    ],
    [
      'an open batch',
      /^I9: batch batch is still running/,
      but(({ batches }) => ({ batches: [{ ...batches[0]!, state: 'running' }] })),
    ],
    [
      'an epoch that was kept',
      /^I9: epoch 2 was not given back/,
      but(({ fence }) => ({ fence: { ...fence!, released: false } })),
    ],
    ['a lock that was kept', /^I9: 1 companies are still locked/, () => ({ ...system(), locksHeld: 1 })],
  ])('names %s', (_what, sentence, facts) => {
    expect(violations(facts())).toEqual([expect.stringMatching(sentence)]);
  });

  it('accepts a document that was adopted, and the one of an intent still open', () => {
    const adopted = { ...company(), ledger: { ...company().ledger, documentsPerRequestId: {} } };
    expect(violations({ ...system(), companies: [adopted] })).toEqual([]);
    const lost = {
      ...company(),
      records: [{ ...syncedRecord, syncState: 'pending', qboEntity: null, qboId: null, pending: true }],
      intents: [intent({ state: 'open', qboId: null })],
    };
    expect(violations({ ...system(), companies: [lost] }).filter((text) => text.startsWith('I2'))).toEqual([]);
  });

  it('accepts a failure after what a bookkeeper did by hand, and no other', () => {
    const failed = { ...syncedRecord, syncState: 'failed', failureCode: 'deleted-in-quickbooks' };
    const gone = { ...system(), companies: [{ ...company(), records: [failed], documents: [] }] };
    const after = (deed: Deed) => violations(gone, { deeds: { 'realm-a': new Map([['Invoice 7', deed]]) } });
    expect(after('deleted')).toEqual([]);
    expect(after('retyped')).toEqual([expect.stringMatching(/^I2: record .* failed: deleted-in-quickbooks/)]);
  });

  it('accepts a document that its record left behind only where a bookkeeper voided it', () => {
    const documents = [document, { ...document, Id: '8', PrivateNote: `Voided - ${note(record)}` }];
    const facts = { ...system(), companies: [{ ...company(), documents }] };
    expect(violations(facts, { deeds: { 'realm-a': new Map([['Invoice 8', 'voided']]) } })).toEqual([]);
    expect(violations(facts)).toEqual([expect.stringMatching(/^I2: record .* has 2 live documents/)]);
  });

  it('accepts what is explained', () => {
    const [calls, deadLetters] = [{ ...company().ledger.calls, throttled: 2 }, [{ key: 'k', reason: 'r' }]];
    const facts = { ...system(), deadLetters };
    facts.companies = [{ ...company(), connectionState: 'needsReconnect', ledger: { ...company().ledger, calls } }];
    const explained = { throttled: { 'realm-a': 2 }, deadLetters: ['k'], disconnected: ['company-a'] };
    expect(violations(facts, explained)).toEqual([]);
    expect(violations(facts)).toHaveLength(3);
  });
});
