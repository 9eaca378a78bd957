import { Type, type TOptional, type TSchema } from 'typebox';
import { documentSettings, type DocumentSettings } from '../records/document-settings.ts';
import { endingSettings } from '../records/ending-settings.ts';
import { mappingSettings, type MappingSettings } from '../references/mapping-settings.ts';
import type { TypeSetting } from './declaration.ts';
import { declarationOf, recordTypes } from './registry.ts';

function optional({ schema, default: value, doc }: TypeSetting): TOptional<TSchema> {
  return Type.Optional({ ...schema, description: `${doc}. Unless said otherwise: ${JSON.stringify(value)}` });
}

const ofTypes = recordTypes.flatMap((type) => Object.entries(declarationOf(type).settings));

/** The AutoSync settings of a company: those that each record type declares, those about documents and their end, and those about names. */
export const companySettings = {
  ...Object.fromEntries(ofTypes.map(([name, setting]) => [name, optional(setting)])),
  ...documentSettings,
  ...endingSettings,
  ...mappingSettings,
};

export type CompanySettings = DocumentSettings & MappingSettings & { readonly [name: string]: unknown };
