import { isDoc, plain, type Doc } from './same.ts';

// The company's own fields of a sales form stand in one list, ours beside those of others: each is merged by itself.

const PREFIX = 'CustomField/';

/** Whether a field of a spread document is one of the company's own. */
export function isCustomField(key: string): boolean {
  return key.startsWith(PREFIX);
}

/** The document with each own field that has a value as a field like all others, by its definition. */
export function spreadCustomFields(document: Doc): Doc {
  const { CustomField: fields, ...rest } = document;
  if (!Array.isArray(fields)) return document;
  const spread = fields.filter(isDoc).flatMap((field) => {
    const isEmpty = plain(field['StringValue']) === null;
    return isEmpty ? [] : [[`${PREFIX}${String(field['DefinitionId'])}`, field['StringValue']] as const];
  });
  return { ...rest, ...Object.fromEntries(spread) };
}

/** The list again, as QBO takes it. */
export function gatherCustomFields(document: Doc): Record<string, unknown> {
  const own = Object.entries(document).filter(([key]) => isCustomField(key));
  const rest = Object.entries(document).filter(([key]) => !isCustomField(key));
  const fields = own.map(([key, StringValue]) => ({
    DefinitionId: key.slice(PREFIX.length),
    Type: 'StringType',
    StringValue,
  }));
  return { ...Object.fromEntries(rest), ...(fields.length > 0 && { CustomField: fields }) };
}
