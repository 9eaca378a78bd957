import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../src/outgoing/entity-definition.ts';
import type { ReferenceNeed } from '../../../src/outgoing/references/need.ts';
import { resolveNeeds } from '../../../src/outgoing/references/resolve-needs.ts';
import { missing, refusalOf } from '../../../src/outgoing/references/unmet.ts';
import type { Resolution } from '../../../src/outgoing/references/resolution.ts';

const customer: ReferenceNeed = { kind: 'customer', name: 'Contoso' };
const item: ReferenceNeed = { kind: 'item', name: 'Support' };
const needs = [customer, item, customer];

const met = (qboId: string): Resolution => ({
  kind: 'met',
  reference: { qboId, name: qboId, data: { of: qboId }, mapped: false },
});
const lacking = (need: ReferenceNeed): Resolution => ({ kind: 'unmet', unmet: missing(need) });
const creatable: Resolution = { kind: 'creatable', names: [] };

/** Answers by name, first whether it is there, then what came of its creation. */
function resolver(answers: Record<string, { look: Resolution; settle?: Resolution }>) {
  const settled: string[] = [];
  return {
    settled,
    look: (all: readonly ReferenceNeed[]) => Promise.resolve(all.map(({ name }) => answers[name]!.look)),
    settle: (need: ReferenceNeed) => {
      settled.push(need.name);
      const { look, settle = look } = answers[need.name]!;
      return Promise.resolve(settle);
    },
  };
}

describe('the names that a record needs', () => {
  it('are met when all are there: each is asked for once, and known by its Id and what QuickBooks says of it', async () => {
    const asked = resolver({ Contoso: { look: met('1') }, Support: { look: met('2') } });
    const resolved = await resolveNeeds(asked, needs);
    if (resolved.kind !== 'met') throw new Error(resolved.kind);
    expect(needs.map(resolved.referenceId)).toEqual(['1', '2', '1']);
    expect(resolved.dataOf(item)).toEqual({ of: '2' });
    expect(asked.settled).toEqual(['Contoso', 'Support']);
    expect(() => resolved.referenceId({ kind: 'item', name: 'Other' })).toThrow(
      expect.objectContaining({ code: 'reference-unresolved', message: expect.stringContaining('does not need') }),
    );
  });

  it('are refused together, each once, before any is created', async () => {
    const asked = resolver({ Contoso: { look: lacking(customer) }, Support: { look: lacking(item) } });
    const both = refusalOf([missing(customer), missing(item)].map(({ refusal }) => refusal));
    expect(await resolveNeeds(asked, needs)).toEqual({ kind: 'unmet', refusal: both });
    expect(asked.settled).toEqual([]);
  });

  it('are refused for what else is in the way, which is told the Ids that are known', async () => {
    const asked = resolver({ Contoso: { look: met('1') }, Support: { look: creatable } });
    const tax: Refusal = { code: 'tax-codes-differ', values: { names: '' } };
    const told: (string | undefined)[] = [];
    const resolved = await resolveNeeds(asked, [customer, item], (idOf) => {
      told.push(idOf(customer), idOf(item));
      return [tax];
    });
    expect(resolved).toEqual({ kind: 'unmet', refusal: tax });
    expect([told, asked.settled]).toEqual([['1', undefined], []]);
  });

  it.each<[string, Resolution, object]>([
    ['is refused', lacking(item), { kind: 'unmet', refusal: missing(item).refusal }],
    ['has no answer yet', { kind: 'waits', until: new Date(5) }, { kind: 'waits', until: new Date(5) }],
    [
      'has not been tried',
      creatable,
      {
        kind: 'unmet',
        refusal: {
          code: 'quickbooks-unavailable',
          values: { detail: 'a name that this record needs could not be created yet' },
        },
      },
    ],
    [
      'cannot be tried now',
      { kind: 'waits', until: null },
      {
        kind: 'unmet',
        refusal: {
          code: 'quickbooks-unavailable',
          values: { detail: 'a name that this record needs could not be created yet' },
        },
      },
    ],
  ])('wait or are refused where the creation of one %s', async (_, settle, expected) => {
    const asked = resolver({ Contoso: { look: met('1') }, Support: { look: creatable, settle } });
    expect(await resolveNeeds(asked, needs)).toEqual(expected);
  });
});
