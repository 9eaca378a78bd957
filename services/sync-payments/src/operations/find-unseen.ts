import { listUnseen } from '@autosync/records';
import { readQbo, type Slice } from '@autosync/sync-worker';
import { findDocuments, joinFindings, noFindings, type Findings } from '../domain/findings.ts';
import { isDocument, type ReadPlan } from '../domain/read-plan.ts';
import { isGone } from './stop-at-reset.ts';

/** Ids per query. */
const MOST_IDS = 200;

/**
 * The next documents that we hold and that the windows should have shown, asked for by their Ids in one query; undefined
 * when there is none. A query knows nothing of deletions, so what it leaves out is deleted only when QBO says so of the
 * first of them (610): then the answer is believed for the others of it.
 */
export async function findUnseen(slice: Slice, plan: ReadPlan, mayCall: () => void): Promise<Findings | undefined> {
  const { tenantId, companyId, runId } = slice.event;
  for (const { entity, from } of plan.windows) {
    if (!isDocument(entity)) continue;
    const range = {
      companyId,
      runId,
      entities: [entity],
      from: from === null ? null : new Date(from),
      before: new Date(plan.until),
      limit: MOST_IDS,
    };
    const unseen = await slice.db.withTenant(tenantId, (tx) => listUnseen(tx, range));
    const ids = unseen.map(({ qboId }) => qboId);
    if (ids.length === 0) continue;
    mayCall();
    const readAt = slice.clock.now();
    const shown = await readQbo(slice, () =>
      slice.qbo.query(entity, [{ field: 'Id', operator: 'in', value: ids }], { maxResults: MOST_IDS }),
    );
    const found = findDocuments(entity, shown.body, readAt);
    const known = new Set([...found.documents, ...found.unreadable].map(({ qboId }) => qboId));
    const missing = ids.filter((id) => !known.has(id));
    const [first] = missing;
    return first === undefined
      ? found
      : joinFindings([found, await confirmGone(slice, { entity, first, missing, plan })]);
  }
  return undefined;
}

type Missing = {
  entity: 'Payment' | 'CreditMemo' | 'Invoice';
  first: string;
  missing: readonly string[];
  plan: ReadPlan;
};

/** By QBO's clock the documents were last changed before the read started, so their deletion is dated after that. */
async function confirmGone(slice: Slice, { entity, first, missing, plan }: Missing): Promise<Findings> {
  try {
    const { body } = await readQbo(slice, () => slice.qbo.read(entity, first));
    return findDocuments(entity, [body], slice.clock.now());
  } catch (error) {
    if (!isGone(error)) throw error;
    const changedAt = new Date(plan.until);
    const documents = missing.map((qboId) => ({ entity, qboId, state: 'deleted' as const, changedAt }));
    return { ...noFindings(), documents };
  }
}
