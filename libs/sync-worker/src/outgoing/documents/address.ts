import type { Address } from '@autosync/contracts';

const addressFields = {
  line1: 'Line1',
  line2: 'Line2',
  line3: 'Line3',
  city: 'City',
  region: 'CountrySubDivisionCode',
  postalCode: 'PostalCode',
  country: 'Country',
} as const satisfies Record<keyof Address, string>;

/** An address as QuickBooks has it. */
export function toAddress(address: Address): Record<string, string> {
  const entries = Object.entries(address) as [keyof Address, string][];
  return Object.fromEntries(entries.map(([part, text]) => [addressFields[part], text]));
}
