import { newId } from '@autosync/core';
import { textOf } from '../books/doc.ts';
import { emailAddress, phone, website } from '../fields/contact.ts';
import type { Fields } from '../fields/field.ts';
import { flag, text } from '../fields/scalars.ts';
import type { Draft } from '../json.ts';
import { QboFault } from '../qbo-fault.ts';
import type { WriteContext } from './definition.ts';
import { checkNameIsFree, nameByActivity } from './unique-names.ts';

/** What customers, vendors and employees have in common. */
export const personFields: Fields = {
  Title: text({ max: 16 }),
  GivenName: text({ max: 100 }),
  MiddleName: text({ max: 100 }),
  FamilyName: text({ max: 100 }),
  Suffix: text({ max: 16 }),
  /** Neither the separator of the hierarchy nor control characters are allowed (docs/quickbooks.md#entities). */
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
};

/** What every answer of a customer, vendor or employee contains. */
export const personAnswers = ['DisplayName', 'PrintOnCheckName', 'Active', 'V4IDPseudonym'];

const nameParts = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'];

const joined = (draft: Draft, parts: readonly string[]) => parts.flatMap((part) => textOf(draft, part) ?? []).join(' ');

/** The display name as given, or composed of the parts of the name. */
function displayNameOf(draft: Draft): string {
  const name = textOf(draft, 'DisplayName') ?? (joined(draft, nameParts) || textOf(draft, 'CompanyName'));
  if (name !== undefined) return name;
  throw new QboFault('6080', `Fill out values for at least one of: ${nameParts.join(', ')}, DisplayName`);
}

/** The name on cheques: as given, else the company, else given and family name, else the display name. */
function nameOnCheques(draft: Draft, displayName: string): string {
  const person = joined(draft, ['GivenName', 'FamilyName']);
  return textOf(draft, 'PrintOnCheckName') ?? textOf(draft, 'CompanyName') ?? (person || displayName);
}

/** `00209…`: the public id of a new entry. */
function newPseudonym(): string {
  return `002098${newId().replaceAll('-', '')}`;
}

/** Checks that the display name is unique among customers, vendors and employees, and fills in what follows from it. */
export function completePerson(entity: 'Customer' | 'Vendor' | 'Employee', draft: Draft, context: WriteContext) {
  const active = draft['Active'] !== false;
  const given = displayNameOf(draft);
  const name = nameByActivity(given, active);
  checkNameIsFree({ entity, property: 'DisplayName', name, draft }, context);
  return {
    DisplayName: name,
    PrintOnCheckName: nameOnCheques(draft, nameByActivity(given, true)),
    Active: active,
    V4IDPseudonym: context.before?.['V4IDPseudonym'] ?? newPseudonym(),
  };
}
