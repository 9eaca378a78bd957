import { inventory, settingOf } from '@autosync/contracts';
import {
  currencyFields,
  noteOf,
  type CompanyFacts,
  type DocumentPlan,
  type MappingContext,
  type ReferenceNeed,
  type Refusal,
} from '@autosync/sync-worker';
import { assetAccount } from './accounts.ts';
import { accountNeed, classNeed, departmentNeed, type InventoryRecord } from './inventory-record.ts';
import { journalLines, valueObstacles, type Side } from './journal.ts';
import { placeObstacles } from './places.ts';

type Places = { kind: 'class' | 'department'; from: ReferenceNeed; to: ReferenceNeed };

/** What the two places are in QuickBooks; undefined: nothing. */
function placesOf({ content }: InventoryRecord, { settings }: CompanyFacts): Places | undefined {
  const kind = settingOf(inventory, 'transfersAs', settings);
  if (kind === 'nothing') return undefined;
  const need = kind === 'class' ? classNeed : departmentNeed;
  return { kind, from: need(content.from ?? ''), to: need(content.to ?? '') };
}

export function transferObstacles(record: InventoryRecord, company: CompanyFacts): Refusal[] {
  const places = placesOf(record, company);
  if (places === undefined) return [];
  const { from, lines } = record.content;
  const isClass = places.kind === 'class';
  return [...valueObstacles(lines), ...placeObstacles(isClass ? [from] : [], isClass ? undefined : from, company)];
}

export function transferNeeds(record: InventoryRecord, company: CompanyFacts): ReferenceNeed[] {
  const places = placesOf(record, company);
  const { name } = assetAccount(company);
  return places === undefined || name === undefined ? [] : [accountNeed(name), places.from, places.to];
}

/** Nothing inside one company, or the value of the goods from one class or location to the other. */
export function toTransfer(record: InventoryRecord, { company, key, referenceId }: MappingContext): DocumentPlan {
  const { content } = record;
  const places = placesOf(record, company);
  if (places === undefined) {
    const reason =
      'Nothing to book: goods that move inside the company stay what they are and are worth what they were.';
    return { kind: 'nothing', reason };
  }
  const account = referenceId(accountNeed(assetAccount(company).name ?? ''));
  const [from, to] = [referenceId(places.from), referenceId(places.to)];
  if (from === to) {
    const word = places.kind === 'class' ? 'class' : 'location';
    const reason = `Nothing to book: "${content.from}" and "${content.to}" are the same ${word} in QuickBooks.`;
    return { kind: 'nothing', reason };
  }
  const sides: { to: Side; from: Side } = {
    to: { account, [places.kind]: to },
    from: { account, [places.kind]: from },
  };
  const Line = journalLines(content.lines, () => sides);
  if (Line.length === 0) {
    return { kind: 'nothing', reason: 'Nothing to book: the goods that were moved are worth nothing.' };
  }
  const body = {
    TxnDate: content.date,
    ...(content.number !== undefined && { DocNumber: content.number }),
    ...currencyFields({}, company),
    PrivateNote: noteOf([`${content.from} to ${content.to}`, content.memo], key),
    Line,
  };
  return { kind: 'write', entity: 'JournalEntry', body };
}
