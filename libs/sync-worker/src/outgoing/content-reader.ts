import { totalInWords, type RecordContent, type Taxes } from '@autosync/contracts';
import type { Cents } from '@autosync/core';
import type { Static, TObject } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Refusal } from './entity-definition.ts';

type Declaration<Schema extends TObject> = {
  words: { one: string };
  content: Pick<RecordContent, 'faults'> & { schema: Schema };
};

type Totals = { total?: string; taxes?: Taxes; amountsIncludeTax?: boolean };

/** Stored content as its type declares it, or why it is refused. `sumOf`: what the amounts of a record come to. */
export function contentReader<Schema extends TObject>(
  { words, content: { schema, faults = () => [] } }: Declaration<Schema>,
  sumOf: (content: Static<Schema>) => Cents,
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
    const document: Totals = content;
    const values = { computed: totalInWords(document, sumOf(content)), stated: document.total ?? '' };
    return { ok: false, refusal: { code: 'total-mismatch', values } };
  };
}

function invalid(detail: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code: 'invalid-record', values: { detail } } };
}
