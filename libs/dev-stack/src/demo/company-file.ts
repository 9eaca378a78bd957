import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { companySettings, type CompanySettings } from '@autosync/contracts';
import { AutosyncError, toError } from '@autosync/core';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const closed = { additionalProperties: false };

const schema = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    timeZone: Type.Optional(Type.String({ minLength: 1 })),
    settings: Type.Optional(Type.Object(companySettings, closed)),
    generate: Type.Optional(
      Type.Object(
        {
          records: Type.Integer({ minimum: 1, maximum: 100_000 }),
          prefix: Type.String({ pattern: '^[A-Za-z]{1,8}$' }),
        },
        closed,
      ),
    ),
  },
  closed,
);

const validator = Compile(schema);

type CompanyFile = Static<typeof schema>;

export type CompanyFacts = {
  name: string;
  timeZone: string;
  settings: CompanySettings;
  /** Made-up records beside those of the files. */
  generate: CompanyFile['generate'];
};

/**
 * What company.json says of a company; without one it is named after its folder.
 * @throws AutosyncError 'company-file-invalid'.
 */
export async function readCompanyFile(file: string, folderName: string): Promise<CompanyFacts> {
  if (!existsSync(file)) return factsOf({}, folderName);
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new AutosyncError('company-file-invalid', `${file} is no JSON: ${toError(cause).message}`, { cause });
  }
  if (!validator.Check(value)) {
    const [fault] = validator.Errors(value);
    const place = fault?.instancePath === '' ? '' : ` ${fault?.instancePath}`;
    const allowed = 'it may hold name, timeZone, settings and generate';
    throw new AutosyncError('company-file-invalid', `${file}:${place} ${fault?.message}; ${allowed}.`);
  }
  return factsOf(value, folderName);
}

function factsOf({ name, timeZone, settings, generate }: CompanyFile, folderName: string): CompanyFacts {
  return { name: name ?? folderName, timeZone: timeZone ?? 'UTC', settings: settings ?? {}, generate };
}
