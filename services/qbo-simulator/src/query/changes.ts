import type { Company } from '../books/company.ts';
import { deletedDocument } from '../books/entries.ts';
import type { EntityStore } from '../books/entity-store.ts';
import { findDefinition } from '../entities/all.ts';
import { missingParameter, notSupported, QboFault } from '../qbo-fault.ts';
import { metaDataStamp } from '../stamps.ts';
import type { Switches } from '../switches.ts';

const LOOK_BACK_MS = 30 * 24 * 3_600_000;

/** The most objects of an answer; there is no way to read further ones (docs/quickbooks.md#changes). */
const MOST_OBJECTS = 1000;

/** Entities that the real service knows and these books never contain, in lower case. */
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
 * Change data capture: the JSON of one element per requested entity, in that order: changed objects by their last
 * change, then deleted ones; `{}` if nothing changed (docs/quickbooks.md#changes). Throws QboFault.
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

/** Undefined for entities that are not captured or not part of these books. */
function capturedStore(company: Company, name: string): EntityStore | undefined {
  const definition = findDefinition(name);
  if (definition) return definition.uncaptured ? undefined : company.store(definition.name);
  if (elsewhere.has(name.toLowerCase())) return undefined;
  throw notSupported(`cdc ${name}`);
}

/** What happens for an earlier time is not known (docs/quickbooks.md#open-questions). */
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
  // Entities that are stamped with a day may have changed at any time of it.
  const fromMs = store.definition.stampedByDay ? Date.parse(metaDataStamp(sinceMs).slice(0, 10)) : sinceMs;
  const ids = store.changes.between(fromMs, Infinity).slice(0, most);
  const live = ids.flatMap((id) => store.get(id) ?? []).map(company.textOf);
  const deleted = [...store.deleted()]
    .filter(([, stamp]) => Date.parse(stamp) >= sinceMs)
    .slice(0, most - live.length)
    .map(([id, LastUpdatedTime]) => JSON.stringify({ ...deletedDocument(id), MetaData: { LastUpdatedTime } }));
  return [...live, ...deleted];
}
