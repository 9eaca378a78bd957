import { findContestedNumbers, findDocumentHolders, type Cause, type DocumentHolder } from '@autosync/records';
import type { OutgoingSlice } from './outgoing-slice.ts';

/** Bounds the walk from holder to holder; a longer row of records gets through in several cycles. */
const MOST_STEPS = 100;

const numberOf = ({ details }: Cause): string => String(details['number']);
const keyOf = ({ details }: Cause): string => `${String(details['entity'])}/${String(details['qboId'])}`;

/**
 * Those causes (numbers that another document has) whose document is that of a record of ours that is about to give the number
 * up: it wants another one, and is to be handled now or waits for such a document itself. Records that take each other's
 * numbers may all have failed before; then nobody would ever go first. No call to QBO.
 */
export async function findGivenUp(slice: OutgoingSlice, causes: readonly Cause[]): Promise<ReadonlySet<string>> {
  const holders = new Map<string, DocumentHolder | null>();
  let wanted = causes;
  for (let step = 0; wanted.length > 0 && step < MOST_STEPS; step += 1) {
    const found = await read(slice, wanted);
    for (const cause of wanted) holders.set(keyOf(cause), found.get(keyOf(cause)) ?? null);
    wanted = [...found.values()].filter(waitsForNumber).flatMap((holder) => holder.causes);
    wanted = wanted.filter((cause) => !holders.has(keyOf(cause)));
  }

  const numbers = [...causes, ...[...holders.values()].flatMap((holder) => holder?.causes ?? [])].map(numberOf);
  const { tenantId, companyId, type } = slice.event;
  const contested = await slice.db.withTenant(tenantId, (tx) => findContestedNumbers(tx, { companyId, type, numbers }));

  /** `path`: who is known to depend on it. Whoever is met again is part of a ring, whose members go together. */
  function isGivenUp(cause: Cause, path: ReadonlySet<string>): boolean {
    const key = keyOf(cause);
    const holder = holders.get(key);
    if (!holder?.wantsOther) return false;
    if (holder.pending) return true;
    // A ring does not go round while yet another record wants one of its numbers.
    if (contested.has(numberOf(cause))) return false;
    if (path.has(key)) return true;
    return waitsForNumber(holder) && holder.causes.every((next) => isGivenUp(next, new Set([...path, key])));
  }
  return new Set(causes.filter((cause) => isGivenUp(cause, new Set())).map(({ key }) => key));
}

const waitsForNumber = ({ pending, wantsOther, causes }: DocumentHolder): boolean =>
  !pending && wantsOther && causes.length > 0 && causes.every(({ look }) => look === 'number');

async function read(slice: OutgoingSlice, causes: readonly Cause[]): Promise<Map<string, DocumentHolder>> {
  const { tenantId, companyId, type } = slice.event;
  const { firstStartedAt } = slice.start;
  const documents = causes.map(({ details }) => ({
    entity: String(details['entity']),
    qboId: String(details['qboId']),
  }));
  const found = await slice.db.withTenant(tenantId, (tx) =>
    findDocumentHolders(tx, { companyId, type, firstStartedAt, documents }),
  );
  return new Map(found.map((holder) => [`${holder.entity}/${holder.qboId}`, holder]));
}
