/**
 * Names as QuickBooks' lists hold them. There a colon separates parent from child, control characters are refused, and
 * names that differ only in case or outer space are one name.
 */

/** One level of a name as it can be written: without colons, control characters and superfluous space. */
function cleanLevel(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[:\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The levels of a name from the top, `Acme:North` → Acme, North; one level where the kind knows no parents. */
export function nameLevels(name: string, { nested }: { nested: boolean }): string[] {
  const levels = nested ? name.split(':') : [name];
  return levels.map(cleanLevel).filter((level) => level !== '');
}

/** What names are compared by: equal keys are one name in QuickBooks. */
export function nameKey(name: string, { nested }: { nested: boolean }): string {
  return nameLevels(name, { nested }).join(':').toLowerCase();
}

const NUMBER_MARK = '\t';

/** The identity of a party: its name and, where it has one, its account number. Neither can hold the mark between them. */
export function partyKey(nameKeyOfParty: string, accountNumber: string | undefined): string {
  const number = accountNumber === undefined ? '' : cleanLevel(accountNumber).toLowerCase();
  return number === '' ? nameKeyOfParty : `${nameKeyOfParty}${NUMBER_MARK}${number}`;
}

/** The two halves of a `partyKey`; "" where it has no account number. */
export function splitPartyKey(key: string): { name: string; number: string } {
  const [name = '', number = ''] = key.split(NUMBER_MARK);
  return { name, number };
}

/** `Dell Inc` and `D-9` → `Dell Inc (D-9)`. */
export function withAccountNumber(name: string, accountNumber: string): string {
  return `${name} (${cleanLevel(accountNumber)})`;
}

const LEGAL_FORMS = /(?: (?:inc|llc|llp|ltd|limited|corp|corporation|co|company|gmbh|ag|plc|pllc|pc|lp))+$/;

/** What is left of a name without case, accents and punctuation: names of one fold look the same to a person. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The fold without what is added at the end of names: an account number in brackets, "(deleted)", a legal form. */
export function nameStem(name: string): string {
  const fold = foldName(name.replace(/(?:\s*\([^()]*\))+\s*$/, '')) || foldName(name);
  return fold.replace(LEGAL_FORMS, '') || fold;
}
