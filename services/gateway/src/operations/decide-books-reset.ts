import { resumeConnection } from '@autosync/connections';
import type { Db } from '@autosync/db';
import {
  closeIntentsOfOldBooks,
  countKnownOfBooks,
  deleteBooksReset,
  findBooksReset,
  forgetBooks,
  forgetDocuments,
  forgetPast,
  lockBooksReset,
  raiseEpoch,
  readPaymentsAnew,
  releaseEpochs,
  type BooksReset,
  type KnownOfBooks,
} from '@autosync/records';
import { insertAuditEvent } from '../data-access/audit-events.ts';
import { matchVersion } from '../domain/if-match.ts';
import type { Actor } from '../domain/principal.ts';
import { problem } from '../errors.ts';

/** What books that began anew mean for what AutoSync knows of a company. */
export const booksDecisions = ['send-again', 'rest', 'same-books'] as const;
export type BooksDecision = (typeof booksDecisions)[number];

type Deps = { db: Pick<Db, 'withTenant'>; now: () => Date | null };
type Order = {
  tenantId: string;
  companyId: string;
  decision: BooksDecision;
  ifMatch: string;
  actor: Actor;
  requestId: string;
};

/** Records of one transaction: none lasts longer than a moment, however large the company is. */
const PAGE = 2000;

export const versionOf = ({ foundAt }: BooksReset): number => foundAt.getTime();

/** Throws `not-found`. */
export function required(reset: BooksReset | null): BooksReset {
  if (reset === null) throw problem('not-found', 'Nobody has found that the books of this company began anew.');
  return reset;
}

/**
 * Carries out what a person decided about books that began anew. As long as the finding stands, no worker works for the
 * company; it goes with the last step, so a decision that was cut short can be repeated. Answers what was known before.
 * Throws `not-found`, `version-mismatch`.
 */
export async function decideBooksReset({ db, now }: Deps, order: Order): Promise<KnownOfBooks> {
  const { tenantId, companyId, decision, ifMatch } = order;
  const known = await db.withTenant(tenantId, async (tx) => {
    matchVersion(ifMatch, versionOf(required(await findBooksReset(tx, companyId))));
    const before = await countKnownOfBooks(tx, companyId);
    // Whoever still works for the company, of a slice that began before the finding, may store nothing any more.
    const { epoch } = await raiseEpoch(tx, { tenantId, companyId, holder: `gateway ${order.requestId}`, now: now() });
    await releaseEpochs(tx, [{ tenantId, companyId, epoch }]);
    if (decision !== 'same-books') await closeIntentsOfOldBooks(tx, { companyId, now: now() });
    return before;
  });
  if (decision !== 'same-books') await forgetAllDocuments({ db, now }, order);

  await db.withTenant(tenantId, async (tx) => {
    const reset = required(await lockBooksReset(tx, companyId));
    if (decision === 'same-books') {
      await readPaymentsAnew(tx, { companyId, now: now() });
    } else {
      await forgetPast(tx, { companyId, now: now() });
      await forgetBooks(tx, { companyId, now: now() });
    }
    await deleteBooksReset(tx, companyId);
    const connected = await resumeConnection(tx, { companyId, now: now() });
    await insertAuditEvent(tx, {
      tenantId,
      companyId,
      actor: order.actor,
      requestId: order.requestId,
      action: 'books-reset.decided',
      outcome: 'done',
      before: { foundAt: reset.foundAt.toISOString(), detail: reset.detail, ...known },
      after: { decision, connected },
      now: now(),
    });
  });
  return known;
}

async function forgetAllDocuments({ db, now }: Deps, { tenantId, companyId, decision }: Order): Promise<void> {
  const page = { companyId, sendAgain: decision === 'send-again', limit: PAGE };
  for (let count = PAGE; count === PAGE;) {
    count = await db.withTenant(tenantId, (tx) => forgetDocuments(tx, { ...page, now: now() }));
  }
}
