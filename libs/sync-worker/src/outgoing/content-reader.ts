import { statedTax, type RecordContent, type Taxes } from '@autosync/contracts';
import { formatMoney, type Cents } from '@autosync/core';
import type { Static, TObject } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Refusal } from './entity-definition.ts';

type Declaration<Schema extends TObject> = {
  words: { one: string };
  content: Pick<RecordContent, 'faults'> & { schema: Schema };
};

type Totals = { total?: string; taxes?: Taxes };

/** Stored content as its type declares it, or why it is refused. `beforeTax`: what a record comes to without its tax. */
export function contentReader<Schema extends TObject>(
  { words, content: { schema, faults = () => [] } }: Declaration<Schema>,
  beforeTax: (content: Static<Schema>) => Cents,
): (content: unknown) => { ok: true; record: Static<Schema> } | { ok: false; refusal: Refusal } {
  const validator = Compile(schema);

  return (content) => {
    if (!validator.Check(content)) {
      const [fault] = validator.Errors(content);
      return invalid(fault === undefined ? `it is not ${words.one}` : `${fault.instancePath} ${fault.message}`);
    }
    const [fault] = faults(content);
    if (fault === undefined) return { ok: true, record: content };
    if (fault.code !== 'total') return invalid(`${fault.pointer} ${fault.detail}`);
    const { total = '', taxes } = content as Totals;
    const values = { computed: computedTotal(beforeTax(content), taxes), stated: total };
    return { ok: false, refusal: { code: 'total-mismatch', values } };
  };
}

function invalid(detail: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code: 'invalid-record', values: { detail } } };
}

/** "100.00", or "100.00, with tax 108.25". */
function computedTotal(beforeTax: Cents, taxes: Taxes | undefined): string {
  const tax = statedTax(taxes) ?? 0n;
  return tax === 0n ? formatMoney(beforeTax) : `${formatMoney(beforeTax)}, with tax ${formatMoney(beforeTax + tax)}`;
}
