import { textOf } from '../books/doc.ts';
import { currencyReference, HOME_CURRENCY, rateOf } from '../fields/currency.ts';
import { anything, readOnly } from '../fields/field.ts';
import { flag, text } from '../fields/scalars.ts';
import { missingParameter, QboFault } from '../qbo-fault.ts';
import { checkEnabled } from './currency.ts';
import { metaDataQueryable, nameList } from './definition.ts';
import type { EntityDefinition } from './definition.ts';

/** The currencies that a company has added to its list. Other known currencies can be used as well. */
export const companyCurrency: EntityDefinition = {
  ...nameList,
  name: 'CompanyCurrency',
  table: 'CompanyCurrencies',
  sequence: 'companyCurrencies',
  fields: { Code: text({ max: 3 }), Name: readOnly(anything), Active: flag },
  answer: { defaults: { Active: true }, always: ['Code', 'Name'] },
  queryable: { ...metaDataQueryable, Code: 'text', Name: 'text', Active: 'flag' },
  indexes: ['Code'],
  nameOf: (doc) => textOf(doc, 'Code'),
  complete(draft, { company, before }) {
    const Code = (before && textOf(before, 'Code')) ?? textOf(draft, 'Code')?.toUpperCase();
    if (Code === undefined) throw missingParameter('Code');
    if (rateOf(Code) === undefined) throw new QboFault('2220', `Invalid Currency Type : "${Code}"`, 'Code');
    checkEnabled(Code, company);
    const holders = company.store('CompanyCurrency').index('Code')?.ids(Code) ?? [];
    if (Code === HOME_CURRENCY || holders.some((id) => id !== before?.Id)) {
      throw new QboFault('6240', `The name supplied already exists. : ${Code}`);
    }
    return { ...draft, Code, Name: currencyReference(Code)['name'] };
  },
};
