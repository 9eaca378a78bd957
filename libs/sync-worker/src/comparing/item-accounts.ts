import { listRecentContents, type AccountDifference } from '@autosync/records';
import { textField } from '../outgoing/body-fields.ts';
import type { EntityDefinition } from '../outgoing/entity-definition.ts';
import { docOf } from '../outgoing/merging/same.ts';
import type { OutgoingSlice } from '../outgoing/outgoing-slice.ts';
import { needKey, type ReferenceNeed } from '../outgoing/references/need.ts';
import { createReferenceResolver } from '../outgoing/references/resolver.ts';

const RECENT_MS = 30 * 86_400_000;
const MOST_RECORDS = 1000;
const MOST_ITEMS = 600;

/**
 * Products and services that book to another account in QuickBooks than the records of the last month say: what was sold
 * with them since then stands in the wrong account. Asked by Id, in a read for hundreds of them; none where no record says.
 */
export async function compareItemAccounts<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
): Promise<AccountDifference[]> {
  const needs = await recentNeeds(slice, definition);
  if (needs.length === 0) return [];
  const resolver = createReferenceResolver(slice);
  await resolver.recheck(needs);
  const resolved = await resolver.look(needs);
  const differing = new Map<string, AccountDifference>();
  needs.forEach((need, at) => {
    const [found, known] = [resolved[at], resolver.known(need)];
    if (known?.kind !== 'met' || found?.kind !== 'unmet' || found.unmet.refusal.code !== 'item-account-differs') return;
    const { qboId, name, data } = known.reference;
    const theirs = { ...docOf(data['IncomeAccountRef']) };
    const account = textField(theirs, 'name') || textField(theirs, 'value');
    const field = { field: 'IncomeAccountRef', name: 'account', ours: need.incomeAccount ?? null, theirs: account };
    differing.set(qboId, { qboId, name, fields: [field] });
  });
  return [...differing.values()];
}

/** The items that recent records book to an account of their own choice, each once. */
async function recentNeeds<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
): Promise<ReferenceNeed[]> {
  const { tenantId, companyId, type } = slice.event;
  const since = new Date(slice.clock.now().getTime() - RECENT_MS);
  const contents = await slice.db.withTenant(tenantId, (tx) =>
    listRecentContents(tx, { companyId, type, since, limit: MOST_RECORDS }),
  );
  const needs = new Map<string, ReferenceNeed>();
  for (const content of contents) {
    const read = definition.read(content);
    if (!read.ok) continue;
    for (const need of definition.needs(read.record, slice.company)) {
      if (need.kind === 'item' && need.incomeAccount !== undefined && !needs.has(needKey(need))) {
        needs.set(needKey(need), need);
      }
    }
  }
  return [...needs.values()].slice(0, MOST_ITEMS);
}
