import { anything } from '../../fields/field.ts';
import type { Field } from '../../fields/field.ts';
import { reference } from '../../fields/reference.ts';
import { amount } from '../../fields/scalars.ts';
import { list, object } from '../../fields/structures.ts';
import { isJsonObject } from '../../json.ts';
import { QboFault } from '../../qbo-fault.ts';

const code = reference('TaxCode');

/** The tax code of a transaction. An unknown one has a fault code of its own (docs/quickbooks.md#error-codes, 6160). */
export const taxCodeReference: Field = {
  ...code,
  read(value, path, references) {
    const id = isJsonObject(value) ? value['value'] : undefined;
    if (typeof id === 'string' && id !== '' && references.stateOf('TaxCode', id) === 'absent') {
      throw new QboFault('6160', `Invalid TaxCodeRef : ${id}`, path);
    }
    return code.read(value, path, references);
  },
};

/** Tax lines are accepted because clients send them back, and are computed again. */
export const taxLines = list(
  object({
    Amount: amount,
    DetailType: anything,
    TaxLineDetail: object({
      TaxRateRef: reference('TaxRate'),
      PercentBased: anything,
      TaxPercent: anything,
      NetAmountTaxable: amount,
      TaxInclusiveAmount: anything,
      OverrideDeltaAmount: anything,
    }),
  }),
  { max: 100 },
);
