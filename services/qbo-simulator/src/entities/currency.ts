import type { Cents } from '../decimal.ts';
import type { CompanyView } from '../books/company-view.ts';
import { amountOf, objectOf, referencedId } from '../books/doc.ts';
import { homeCents } from '../books/home-amounts.ts';
import { currencyReference, HOME_CURRENCY, rateOf } from '../fields/currency.ts';
import type { Draft } from '../json.ts';
import { businessRule, missingParameter } from '../qbo-fault.ts';
import type { WriteContext } from './definition.ts';
import type { Party } from './party-balance.ts';

function usesCurrencies(company: CompanyView): boolean {
  return objectOf(company.only('Preferences'), 'CurrencyPrefs')['MultiCurrencyEnabled'] === true;
}

/** Refuses a foreign currency in a company that has only its own. */
export function checkEnabled(code: string, company: CompanyView): void {
  if (code === HOME_CURRENCY || usesCurrencies(company)) return;
  throw businessRule('Multi-currency must be enabled to perform this operation.');
}

/** The currency of a customer, vendor or account can never change (docs/quickbooks.md#tax-and-currencies). */
export function ownCurrency(draft: Draft, { company, before }: WriteContext): Draft {
  const code = referencedId(draft, 'CurrencyRef') ?? HOME_CURRENCY;
  checkEnabled(code, company);
  if (before && (referencedId(before, 'CurrencyRef') ?? HOME_CURRENCY) !== code) {
    throw businessRule('The currency cannot be changed.');
  }
  return { CurrencyRef: currencyReference(code) };
}

/**
 * Currency and rate of a transaction. In a company with several currencies it must name the customer's or vendor's; the
 * default rate is that of the day (docs/quickbooks.md#tax-and-currencies).
 */
export function transactionCurrency(draft: Draft, { company }: WriteContext, party?: Party): Draft {
  const given = referencedId(draft, 'CurrencyRef');
  const code = given ?? HOME_CURRENCY;
  checkEnabled(code, company);
  if (!usesCurrencies(company)) return { CurrencyRef: currencyReference(code), ExchangeRate: draft['ExchangeRate'] };
  if (given === undefined) throw missingParameter('CurrencyRef');
  const partyId = party && referencedId(draft, party.reference);
  const owner = party && partyId !== undefined ? company.store(party.entity).get(partyId) : undefined;
  if (owner && (referencedId(owner, 'CurrencyRef') ?? HOME_CURRENCY) !== code) {
    throw businessRule('The currency of the transaction is not that of its customer or vendor.');
  }
  const rate = code === HOME_CURRENCY ? 1 : (draft['ExchangeRate'] ?? rateOf(code) ?? 1);
  return { CurrencyRef: currencyReference(code), ExchangeRate: rate };
}

/** `HomeTotalAmt` and the like, which a form has only in a company with several currencies. */
export function homeAmounts(form: Draft, { company }: WriteContext, amounts: Record<string, Cents>): Draft {
  if (!usesCurrencies(company)) return {};
  return Object.fromEntries(
    Object.entries(amounts).map(([property, cents]) => [property, amountOf(homeCents(form, cents))]),
  );
}
