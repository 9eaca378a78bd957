import { textOf } from '../books/doc.ts';
import { address, emailAddress, phone, website } from '../fields/contact.ts';
import { anything, readOnly } from '../fields/field.ts';
import type { Fields } from '../fields/field.ts';
import { flag, text } from '../fields/scalars.ts';
import type { Draft } from '../json.ts';
import { QboFault } from '../qbo-fault.ts';

/** What customers, vendors and employees have in common. */
export const personFields: Fields = {
  Title: text({ max: 16 }),
  GivenName: text({ max: 100 }),
  MiddleName: text({ max: 100 }),
  FamilyName: text({ max: 100 }),
  Suffix: text({ max: 16 }),
  /** It may hold neither the separator of the hierarchy nor control characters (facts 4). */
  DisplayName: text({ max: 500, forbidden: /[:\t\n\r]/ }),
  CompanyName: text({ max: 100 }),
  PrintOnCheckName: text({ max: 110 }),
  Active: flag,
  PrimaryEmailAddr: emailAddress,
  PrimaryPhone: phone,
  AlternatePhone: phone,
  Mobile: phone,
  Fax: phone,
  WebAddr: website,
  BillAddr: address,
  V4IDPseudonym: readOnly(anything),
  ClientEntityId: readOnly(anything),
};

const nameParts = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'];

/** The display name, given or made of the parts of a person's name. */
export function displayNameOf(draft: Draft): string {
  const parts = nameParts.flatMap((part) => textOf(draft, part) ?? []);
  const name = textOf(draft, 'DisplayName') ?? (parts.join(' ') || textOf(draft, 'CompanyName'));
  if (name !== undefined) return name;
  throw new QboFault('6080', `Fill out values for at least one of: ${nameParts.join(', ')}, DisplayName`);
}
