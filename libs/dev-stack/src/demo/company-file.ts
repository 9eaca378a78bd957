import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { AutosyncError, toError } from '@autosync/core';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const closed = { additionalProperties: false };

const schema = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    timeZone: Type.Optional(Type.String({ minLength: 1 })),
    settings: Type.Optional(
      Type.Object({ invoiceLineDetail: Type.Optional(Type.Enum(['default', 'condensed', 'detailed'])) }, closed),
    ),
  },
  closed,
);

const validator = Compile(schema);

export type CompanyFacts = { name: string; timeZone: string; settings: NonNullable<Static<typeof schema>['settings']> };

/**
 * What company.json says of a company; without one it is named after its folder.
 * @throws AutosyncError 'company-file-invalid'.
 */
export async function readCompanyFile(file: string, folderName: string): Promise<CompanyFacts> {
  if (!existsSync(file)) return { name: folderName, timeZone: 'UTC', settings: {} };
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new AutosyncError('company-file-invalid', `${file} is no JSON: ${toError(cause).message}`, { cause });
  }
  if (!validator.Check(value)) {
    const [fault] = validator.Errors(value);
    const place = fault?.instancePath === '' ? '' : ` ${fault?.instancePath}`;
    const message = `${file}:${place} ${fault?.message}; it may hold name, timeZone and settings.invoiceLineDetail.`;
    throw new AutosyncError('company-file-invalid', message);
  }
  const { name = folderName, timeZone = 'UTC', settings = {} } = value;
  return { name, timeZone, settings };
}
