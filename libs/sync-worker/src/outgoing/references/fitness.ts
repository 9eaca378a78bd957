import { textField } from '../body-fields.ts';
import { docOf } from '../merging/same.ts';
import type { ReferenceNeed } from './need.ts';
import type { Resolution } from './resolution.ts';
import { currencyDiffers, itemAccountDiffers } from './unmet.ts';

/** The account that an item must book to, as a need of its own. */
export function incomeAccountNeed({ kind, incomeAccount }: ReferenceNeed): ReferenceNeed | undefined {
  return kind === 'item' && incomeAccount !== undefined ? { kind: 'account', name: incomeAccount } : undefined;
}

/**
 * What was found, unless it is not as the need says: kept in another currency, or booking to another account. Where QBO has
 * not said (yet) what an entry is like, the document shows it after it was written.
 */
export function fitting(need: ReferenceNeed, found: Resolution, account: Resolution | undefined): Resolution {
  if (found.kind !== 'met') return found;
  const { data } = found.reference;
  const currency = referencedId(data['CurrencyRef']);
  if (need.currency !== undefined && currency !== undefined && currency !== need.currency) {
    return { kind: 'unmet', unmet: currencyDiffers(need, currency) };
  }
  const income = referencedId(data['IncomeAccountRef']);
  if (account?.kind === 'met' && income !== undefined && income !== account.reference.qboId) {
    return { kind: 'unmet', unmet: itemAccountDiffers(need, nameOf(data['IncomeAccountRef'])) };
  }
  return found;
}

function referencedId(reference: unknown): string | undefined {
  return textField({ ...docOf(reference) }, 'value') || undefined;
}

function nameOf(reference: unknown): string {
  const name = textField({ ...docOf(reference) }, 'name');
  return name === '' ? 'another account' : `"${name}"`;
}
