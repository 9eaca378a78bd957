import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { companySettings, referenceKindNames, type CompanySettings, type ReferenceKind } from '@autosync/contracts';
import { AutosyncError, toError } from '@autosync/core';
import { generatedTypes, type GeneratedRecords } from './generated/index.ts';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const closed = { additionalProperties: false };

const schema = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    timeZone: Type.Optional(Type.String({ minLength: 1 })),
    settings: Type.Optional(Type.Object(companySettings, closed)),
    salesTax: Type.Optional(Type.Boolean()),
    mappings: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: Type.Enum([...referenceKindNames] as [ReferenceKind, ...ReferenceKind[]]),
            name: Type.String({ minLength: 1 }),
            quickbooks: Type.String({ minLength: 1 }),
            paymentType: Type.Optional(Type.Enum(['Cash', 'Check', 'CreditCard'])),
          },
          closed,
        ),
      ),
    ),
    generate: Type.Optional(
      Type.Object(
        {
          records: Type.Integer({ minimum: 0, maximum: 100_000 }),
          ...Object.fromEntries(
            generatedTypes.map((type) => [type, Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 }))]),
          ),
          large: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
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

/** What a name in records means in QuickBooks, by its name there. */
export type NameMapping = NonNullable<CompanyFile['mappings']>[number];

export type CompanyFacts = {
  name: string;
  timeZone: string;
  settings: CompanySettings;
  /** Of the books that the simulator makes for it. */
  salesTax: boolean;
  mappings: readonly NameMapping[];
  /** Made-up records beside those of the files. */
  generate: GeneratedRecords | undefined;
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
    const allowed = 'it may hold name, timeZone, settings, salesTax, mappings and generate';
    throw new AutosyncError('company-file-invalid', `${file}:${place} ${fault?.message}; ${allowed}.`);
  }
  return factsOf(value, folderName);
}

function factsOf(
  { name, timeZone, settings, salesTax, mappings, generate }: CompanyFile,
  folderName: string,
): CompanyFacts {
  return {
    name: name ?? folderName,
    timeZone: timeZone ?? 'UTC',
    settings: settings ?? {},
    salesTax: salesTax ?? false,
    mappings: mappings ?? [],
    generate: generate as GeneratedRecords | undefined,
  };
}
