import type { CompanyView } from '../../books/company-view.ts';
import { objectOf, objectsOf, textOf } from '../../books/doc.ts';
import { compact } from '../../json.ts';
import type { Draft, Json } from '../../json.ts';

const FIELD_NAME = /SalesCustomName([1-3])$/;

/** The custom fields of the company's sales forms, from the settings `SalesFormsPrefs.SalesCustomName1` and so on. */
function definitionsOf(company: CompanyView): { id: string; name: string }[] {
  const groups = objectsOf(objectOf(company.only('Preferences'), 'SalesFormsPrefs'), 'CustomField');
  return groups
    .flatMap((group) => objectsOf(group, 'CustomField'))
    .flatMap((setting) => {
      const id = FIELD_NAME.exec(textOf(setting, 'Name') ?? '')?.[1];
      const name = textOf(setting, 'StringValue');
      return id === undefined || name === undefined ? [] : [{ id, name }];
    });
}

/**
 * The custom fields of a form: each one that is defined, with or without a value. Other values are dropped silently
 * (docs/quickbooks.md#warnings). If none is defined, everything is kept.
 */
export function ownFields(draft: Draft, company: CompanyView): Json | undefined {
  const definitions = definitionsOf(company);
  if (definitions.length === 0) return draft['CustomField'];
  const given = objectsOf(draft, 'CustomField');
  return definitions.map(({ id, name }) =>
    compact({
      DefinitionId: id,
      Name: name,
      Type: 'StringType',
      StringValue: given.find((field) => field['DefinitionId'] === id)?.['StringValue'],
    }),
  );
}
