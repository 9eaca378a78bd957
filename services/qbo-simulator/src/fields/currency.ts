import { isJsonObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { missingParameter, QboFault } from '../qbo-fault.ts';
import { isCleared, plainField } from './field.ts';
import type { Field } from './field.ts';

/** The known currencies with their default rates in dollars. */
const currencies: Readonly<Record<string, { name: string; rate: number }>> = {
  USD: { name: 'United States Dollar', rate: 1 },
  AUD: { name: 'Australian Dollar', rate: 0.65 },
  CAD: { name: 'Canadian Dollar', rate: 0.73 },
  CHF: { name: 'Swiss Franc', rate: 1.25 },
  EUR: { name: 'Euro', rate: 1.17 },
  GBP: { name: 'British Pound Sterling', rate: 1.34 },
  JPY: { name: 'Japanese Yen', rate: 0.0067 },
  MXN: { name: 'Mexican Peso', rate: 0.054 },
};

export const HOME_CURRENCY = 'USD';

export function currencyReference(code: string): JsonObject {
  return { value: code, name: currencies[code]?.name ?? code };
}

/** Home currency per unit of it (docs/quickbooks.md#tax-and-currencies); undefined for a currency that is not known. */
export function rateOf(code: string): number | undefined {
  return Object.hasOwn(currencies, code) ? currencies[code]?.rate : undefined;
}

/** A currency by its three letters. Whether the company uses it is checked by the entity. */
export const currency: Field = plainField((value, path) => {
  if (isCleared(value)) return undefined;
  const code = isJsonObject(value) ? value['value'] : undefined;
  if (code === undefined) throw missingParameter(`${path}.value`);
  if (typeof code === 'string' && rateOf(code) !== undefined) return currencyReference(code);
  throw new QboFault('2220', `Invalid Currency Type : ${JSON.stringify(code)}`, path);
});
