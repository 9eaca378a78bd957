import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { QboFault } from '../../src/qbo-fault.ts';
import { likeMatcher } from '../../src/query/conditions.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { runQuery } from '../../src/query/run.ts';
import { realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

/** Pieces to build queries from, valid and invalid ones. */
const piece = fc.oneof(
  fc.constantFrom('select', '*', 'from', 'where', 'and', 'orderby', 'order', 'by', 'startposition', 'maxresults'),
  fc.constantFrom('Invoice', 'Customer', 'Term', 'Nothing', 'count(*)', 'Id', 'DocNumber', 'MetaData.LastUpdatedTime'),
  fc.constantFrom('=', '<', '>', '<=', '>=', 'in', 'like', '(', ')', ',', 'true', 'false', 'asc', 'desc', "'", '\\'),
  fc.constantFrom('constructor', '__proto__', 'toString', 'MetaData', 'CustomerRef.value', 'Line'),
  fc.integer().map(String),
  fc.double().map(String),
  fc.string().map((text) => `'${text}'`),
  fc.string(),
);

describe('queries, fuzzed: never a 500, never a hang', () => {
  let simulator: Running;

  beforeAll(async () => {
    simulator = await startSimulator();
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    await simulator.create('Invoice', salesForm(Id, { DocNumber: '1' }));
  });

  afterAll(() => simulator.stop());

  /** Runs the query without HTTP; anything but an answer or a QboFault fails the test. */
  function run(text: string): void {
    const company = simulator.state.books.company(realmId)!;
    try {
      JSON.parse(`{"QueryResponse":${runQuery(company, text)}}`);
    } catch (error) {
      if (!(error instanceof QboFault)) throw error;
    }
  }

  it('any text is answered or refused', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), run), { numRuns: 2000 });
  });

  it('any sequence of the language is answered or refused', () => {
    const sentence = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(' '));
    fc.assert(fc.property(sentence, run), { numRuns: 3000 });
    const where = sentence.map((text) => `select * from Invoice where ${text}`);
    fc.assert(fc.property(where, run), { numRuns: 3000 });
  });

  it('any text goes over HTTP without a 5xx', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(text, async (query) => {
        expect((await simulator.query(`select * from Customer where DisplayName = ${query}`)).status).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
  });

  it('every string survives escaping by the rule: backslash before backslash and quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const literal = value.replace(/[\\']/g, String.raw`\$&`);
        const { conditions } = parseQuery(`select * from Customer where DisplayName = '${literal}'`);
        expect(conditions[0]!.values).toEqual([value]);
      }),
    );
  });

  it('LIKE agrees with a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '%'), maxLength: 5 });
    fc.assert(
      fc.property(pattern, text, (like, value) => {
        const expression = new RegExp(`^${like.replaceAll('.', String.raw`\.`).replaceAll('%', '.*')}$`, 's');
        expect(likeMatcher(like)(value)).toBe(expression.test(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('a pattern and a list of extreme length take no time', () => {
    const startedAt = performance.now();
    expect(likeMatcher('%a'.repeat(5000))('a'.repeat(4999))).toBe(false);
    run(`select * from Customer where DisplayName like '${'%a'.repeat(5000)}b'`);
    run(`select * from Invoice where DocNumber in (${Array.from({ length: 20_000 }, (_, n) => `'${n}'`).join(',')})`);
    run(`select * from Invoice where ${Array.from({ length: 5000 }, () => "DocNumber = '1'").join(' and ')}`);
    run('('.repeat(100_000));
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
