import type { Company } from '../books/company.ts';
import { deletedDocument } from '../books/entries.ts';
import type { EntityStore } from '../books/entity-store.ts';
import { findDefinition } from '../entities/all.ts';
import { missingParameter, notSupported, QboFault } from '../qbo-fault.ts';
import { metaDataStamp } from '../stamps.ts';
import type { Switches } from '../switches.ts';

const LOOK_BACK_MS = 30 * 24 * 3_600_000;

/** So many objects at most, without a way to ask for the next ones (docs/quickbooks.md#changes). */
const MOST_OBJECTS = 1000;

/** What the real service knows and these books never hold, in small letters. */
const elsewhere = new Set(
  [
    'Budget',
    'CreditCardPayment',
    'CustomerType',
    'Entitlements',
    'ExchangeRate',
    'JournalCode',
    'RecurringTransaction',
    'StatementCharge',
    'TaxClassification',
    'TaxPayment',
  ].map((name) => name.toLowerCase()),
);

type CaptureRequest = { entities: string; changedSince: string; nowMs: number; switches: Switches };

/**
 * Change data capture: the text of one element per entity that was asked for, in that order: live objects by their
 * last change, then deleted ones; `{}` for no change (docs/quickbooks.md#changes). Throws QboFault.
 */
export function captureChanges(company: Company, request: CaptureRequest): string[] {
  const names = request.entities.split(',').flatMap((name) => name.trim() || []);
  if (names.length === 0) throw missingParameter('entities');
  const stores = names.map((name) => capturedStore(company, name));
  const sinceMs = sinceOf(request);
  let left = MOST_OBJECTS;
  return stores.map((store) => {
    if (!store) return '{}';
    const texts = changedTexts(company, store, { sinceMs, most: left });
    if (request.switches.captureLimit === 'response') left -= texts.length;
    if (texts.length === 0) return '{}';
    const counts = `"startPosition":1,"maxResults":${texts.length},"totalCount":${texts.length}`;
    return `{"${store.definition.name}":[${texts.join(',')}],${counts}}`;
  });
}

/** Undefined for what is not captured, or not in these books: nothing of it has changed. */
function capturedStore(company: Company, name: string): EntityStore | undefined {
  const definition = findDefinition(name);
  if (definition) return definition.uncaptured ? undefined : company.store(definition.name);
  if (elsewhere.has(name.toLowerCase())) return undefined;
  throw notSupported(`cdc ${name}`);
}

/** What happens for an older time is not known (docs/quickbooks.md#open-questions). */
function sinceOf({ changedSince, nowMs, switches }: CaptureRequest): number {
  if (changedSince === '') throw missingParameter('changedSince');
  const sinceMs = /^\d{4}-\d{2}-\d{2}/.test(changedSince) ? Date.parse(changedSince) : Number.NaN;
  if (Number.isNaN(sinceMs)) throw new QboFault('2070', `Invalid Date. Supplied value:${changedSince}`, 'changedSince');
  const oldest = nowMs - LOOK_BACK_MS;
  if (sinceMs >= oldest) return sinceMs;
  if (switches.oldChangedSince === 'cut') return oldest;
  throw new QboFault('2070', 'Invalid Date. changedSince must be within the last 30 days', 'changedSince');
}

function changedTexts(
  company: Company,
  store: EntityStore,
  { sinceMs, most }: { sinceMs: number; most: number },
): string[] {
  // What is stamped by the day has changed at any time of it.
  const fromMs = store.definition.stampedByDay ? Date.parse(metaDataStamp(sinceMs).slice(0, 10)) : sinceMs;
  const ids = store.changes.between(fromMs, Infinity).slice(0, most);
  const live = ids.flatMap((id) => store.get(id) ?? []).map(company.textOf);
  const deleted = [...store.deleted()]
    .filter(([, stamp]) => Date.parse(stamp) >= sinceMs)
    .slice(0, most - live.length)
    .map(([id, LastUpdatedTime]) => JSON.stringify({ ...deletedDocument(id), MetaData: { LastUpdatedTime } }));
  return [...live, ...deleted];
}
