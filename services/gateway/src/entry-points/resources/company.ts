import { companySettings } from '@autosync/contracts';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { Company } from '../../data-access/companies.ts';
import { connectionStates } from '../../domain/connection-state.ts';
import { closed, idSchema, instantSchema, nameSchema, oneOf, orNull } from './shared.ts';

const settingsSchema = Type.Object(companySettings, { ...closed, title: 'CompanySettings' });

const fields = {
  name: nameSchema,
  timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'IANA time zone, for example "America/New_York"' }),
  settings: settingsSchema,
};

export const companyInput = Type.Object(
  {
    name: fields.name,
    timeZone: Type.Optional({ ...fields.timeZone, default: 'UTC' }),
    settings: Type.Optional(fields.settings),
  },
  { title: 'CompanyInput', ...closed, examples: [{ name: 'Contoso Ltd', timeZone: 'America/Chicago' }] },
);

export const companyPatch = Type.Object(
  {
    name: Type.Optional(fields.name),
    timeZone: Type.Optional(fields.timeZone),
    settings: Type.Optional(fields.settings),
    disabled: Type.Optional(Type.Boolean({ description: 'True: nothing is synced until it is false again' })),
  },
  { title: 'CompanyPatch', ...closed, minProperties: 1 },
);

export const companySchema = Type.Object(
  {
    id: idSchema,
    name: Type.String(),
    timeZone: Type.String(),
    settings: settingsSchema,
    disabled: Type.Boolean(),
    realmId: orNull(Type.String({ description: 'The QuickBooks company this one is bound to since it was connected' })),
    connectionState: oneOf(connectionStates),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  },
  { title: 'Company' },
);

export function toCompany(company: Company): Static<typeof companySchema> {
  return {
    id: company.id,
    name: company.name,
    timeZone: company.timeZone,
    settings: company.settings,
    disabled: company.disabled,
    realmId: company.realmId,
    connectionState: company.connectionState,
    createdAt: company.createdAt.toISOString(),
    updatedAt: company.updatedAt.toISOString(),
  };
}
