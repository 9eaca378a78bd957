import process from 'node:process';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { conflictsOf } from '../../../src/outgoing/merging/conflicts.ts';
import { withLineIds } from '../../../src/outgoing/merging/lines.ts';
import { mergeDocument } from '../../../src/outgoing/merging/merge-document.ts';
import { docOf, type Doc } from '../../../src/outgoing/merging/same.ts';

type Line = { item: string; price: number; quantity?: number; text?: string };

const line = ({ item, price, quantity = 1, text }: Line): Doc => ({
  DetailType: 'SalesItemLineDetail',
  Amount: quantity * price,
  ...(text !== undefined && { Description: text }),
  SalesItemLineDetail: { ItemRef: { value: item }, Qty: quantity, UnitPrice: price },
});

const ours = (lines: Line[], more: Doc = {}): Doc => ({
  CustomerRef: { value: '1' },
  TxnDate: '2026-11-02',
  PrivateNote: 'AutoSync 0a0a0a0a-1111-2222-3333-444444444444.1',
  ...more,
  Line: lines.map(line),
});

/** As QuickBooks returns what was written: names filled in, Ids given, derived fields and a SubTotal line added. */
function returned(body: Doc): Doc & { Line: Doc[] } {
  const lines = (body['Line'] as Doc[]).map((one, n) => ({
    ...one,
    Id: String(n + 1),
    LineNum: n + 1,
    SalesItemLineDetail: { ...(one['SalesItemLineDetail'] as Doc), ItemAccountRef: { value: '79', name: 'Sales' } },
  }));
  return {
    ...body,
    CustomerRef: { ...(body['CustomerRef'] as Doc), name: 'Contoso' },
    Id: '9',
    SyncToken: '0',
    TotalAmt: 1,
    MetaData: {},
    Line: [...lines, { DetailType: 'SubTotalLineDetail', Amount: 1 }],
  };
}

function written(body: Doc) {
  const seen = returned(body);
  return { written: withLineIds(body, seen), seen };
}

const linesOf = (doc: Doc) => doc['Line'] as Doc[];
const detail = (doc: Doc, n: number) => linesOf(doc)[n]?.['SalesItemLineDetail'] as Doc;

/** The first line of `doc`, changed by a bookkeeper. */
const withLine = (doc: Doc & { Line: Doc[] }, change: Doc, inDetail: Doc = {}): Doc => ({
  ...doc,
  Line: doc.Line.map((one, n) =>
    n === 0 ? { ...one, ...change, SalesItemLineDetail: { ...(one['SalesItemLineDetail'] as Doc), ...inDetail } } : one,
  ),
});

describe('mergeDocument', () => {
  const before = ours(
    [
      { item: '5', price: 100 },
      { item: '6', price: 20 },
    ],
    { CustomerMemo: { value: 'Hi' } },
  );

  it('keeps Ids of lines, and what others set on header and lines', () => {
    const { written: base, seen } = written(before);
    const theirs = { ...withLine(seen, {}, { ClassRef: { value: '3' } }), DepartmentRef: { value: '4' } };
    const now = ours([
      { item: '5', price: 100 },
      { item: '6', price: 25 },
      { item: '7', price: 1 },
    ]);
    const merged = mergeDocument({ ours: now, written: base, theirs, force: false });
    expect(merged).toMatchObject({ DepartmentRef: { value: '4' } });
    expect(linesOf(merged).map(({ Id, Amount }) => [Id, Amount])).toEqual([
      ['1', 100],
      ['2', 25],
      [undefined, 1],
    ]);
    expect(detail(merged, 0)).toMatchObject({ ClassRef: { value: '3' } });
    expect(merged).not.toHaveProperty('CustomerMemo');
    expect(merged).not.toHaveProperty('TotalAmt');
  });

  it('removes lines that the record no longer has, and only those', () => {
    const { written: base, seen } = written(before);
    const remark = { Id: '8', DetailType: 'DescriptionOnly', Description: 'Thank you' };
    const theirs = { ...seen, Line: [seen.Line[0]!, remark, ...seen.Line.slice(1)] };
    const merged = mergeDocument({ ours: ours([{ item: '5', price: 100 }]), written: base, theirs, force: false });
    expect(linesOf(merged).map(({ Id }) => Id)).toEqual(['1', '8']);
  });

  it('drops of equal lines the one to which nobody has added anything', () => {
    const twice: Line[] = [
      { item: '5', price: 100 },
      { item: '5', price: 100 },
    ];
    const written = ours(twice);
    const theirs = returned(written);
    const [, second] = theirs.Line as [Doc, Doc];
    const classified = {
      ...second,
      SalesItemLineDetail: { ...(second['SalesItemLineDetail'] as Doc), ClassRef: { value: '7' } },
    };
    const merged = mergeDocument({
      ours: ours(twice.slice(1)),
      written: withLineIds(written, theirs),
      theirs: { ...theirs, Line: [theirs.Line[0], classified] },
      force: false,
    });
    expect(merged['Line']).toMatchObject([{ Id: '2', SalesItemLineDetail: { ClassRef: { value: '7' } } }]);
    expect(merged['Line']).toHaveLength(1);
  });

  it('writes one discount: ours in the place of theirs, and theirs where ours has none', () => {
    const { written: base, seen } = written(before);
    const discount = (Amount: number) => ({ DetailType: 'DiscountLineDetail', Amount, DiscountLineDetail: {} });
    const theirs = { ...seen, Line: [...seen.Line, { Id: '9', ...discount(10) }] };
    const discounts = (now: Doc) =>
      linesOf(mergeDocument({ ours: now, written: base, theirs, force: false }))
        .filter(({ DetailType }) => DetailType === 'DiscountLineDetail')
        .map(({ Id, Amount }) => [Id, Amount]);
    expect(discounts(before)).toEqual([['9', 10]]);
    expect(discounts({ ...before, Line: [...linesOf(before), discount(5)] })).toEqual([['9', 5]]);
  });

  it('sends amount, quantity and price together, or QuickBooks would refuse the line', () => {
    const { written: base, seen } = written(before);
    // Somebody repriced the line, and that was accepted.
    const theirs = withLine(seen, { Amount: 120 }, { UnitPrice: 120 });
    const doubled = ours([
      { item: '5', price: 100, quantity: 2 },
      { item: '6', price: 20 },
    ]);
    expect(linesOf(mergeDocument({ ours: doubled, written: base, theirs, force: false }))[0]).toMatchObject({
      Amount: 200,
      SalesItemLineDetail: { Qty: 2, UnitPrice: 100 },
    });
    // What the record did not change stays as it is in QuickBooks.
    const renamed = { ...before, CustomerMemo: { value: 'Hello' } };
    expect(linesOf(mergeDocument({ ours: renamed, written: base, theirs, force: false }))[0]).toMatchObject({
      Amount: 120,
      SalesItemLineDetail: { UnitPrice: 120 },
    });
    expect(linesOf(mergeDocument({ ours: renamed, written: base, theirs, force: true }))[0]).toMatchObject({
      Amount: 100,
      SalesItemLineDetail: { UnitPrice: 100 },
    });
  });

  it('takes 10,000 lines in a moment, also when all have changed', () => {
    const many = (price: number) =>
      Array.from({ length: 10_000 }, (_, n) => ({ item: String(n % 50), price: price + n }));
    const { written: base, seen } = written(ours(many(1)));
    // The processor's time: a machine that is busy with other tests takes longer.
    const before = process.cpuUsage();
    const merged = mergeDocument({ ours: ours(many(2)), written: base, theirs: seen, force: false });
    expect(conflictsOf({ ours: ours(many(2)), written: base, seen, theirs: seen })).toEqual([]);
    expect(linesOf(merged)).toHaveLength(10_000);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
  });

  it('for any lines before and after: comes to what the record says, with every Id at most once', () => {
    const lines = fc.array(
      fc.record({
        item: fc.constantFrom('5', '6', '7'),
        price: fc.integer({ min: 1, max: 9 }),
        quantity: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, lines, (first, second) => {
        const { written: base, seen } = written(ours(first));
        const now = ours(second);
        expect(conflictsOf({ ours: now, written: base, seen, theirs: seen })).toEqual([]);
        const merged = linesOf(mergeDocument({ ours: now, written: base, theirs: seen, force: false }));
        expect(merged.map(({ Amount }) => Amount)).toEqual(linesOf(now).map(({ Amount }) => Amount));
        const ids = merged.flatMap(({ Id }) => Id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('conflictsOf', () => {
  const before = ours([{ item: '5', price: 100 }], { DueDate: '2026-12-02' });
  const { written: base, seen } = written(before);
  const withMemo = { ...before, CustomerMemo: { value: 'x' } };
  const extra = { Id: '7', ...line({ item: '6', price: 5 }) };

  it.each<[string, Doc, Doc, string[]]>([
    ['nothing', withMemo, seen, []],
    ['a payment', withMemo, { ...seen, SyncToken: '1', Balance: 0, LinkedTxn: [{}] }, []],
    ['a renamed customer', withMemo, { ...seen, CustomerRef: { value: '1', name: 'Contoso LLC' } }, []],
    ['a class on a line', withMemo, withLine(seen, {}, { ClassRef: { value: '3' } }), []],
    ['a note beside ours', withMemo, { ...seen, PrivateNote: `Hi ${String(seen['PrivateNote'])}` }, []],
    ['a field that we never wrote', withMemo, { ...seen, ShipDate: '2026-11-03' }, []],
    ['a memo where the record has none', before, { ...seen, CustomerMemo: { value: 'theirs' } }, []],
    ['another memo than ours', withMemo, { ...seen, CustomerMemo: { value: 'theirs' } }, ['CustomerMemo']],
    ['another due date', withMemo, { ...seen, DueDate: '2027-01-01' }, ['DueDate']],
    ['another customer', withMemo, { ...seen, CustomerRef: { value: '2' } }, ['CustomerRef']],
    ['another price', withMemo, withLine(seen, { Amount: 120 }, { UnitPrice: 120 }), ['Line']],
    [
      'a price that the record has by now',
      ours([{ item: '5', price: 120 }], { DueDate: '2026-12-02' }),
      withLine(seen, { Amount: 120 }, { UnitPrice: 120 }),
      [],
    ],
    ['a removed line', withMemo, { ...seen, Line: [] }, ['Line']],
    [
      'a removed line that the record no longer has',
      ours([{ item: '6', price: 1 }], { DueDate: '2026-12-02' }),
      { ...seen, Line: [] },
      [],
    ],
    ['a line more', withMemo, { ...seen, Line: [...seen.Line, extra] }, ['Line']],
    [
      'a line more that the record has by now',
      ours(
        [
          { item: '5', price: 100 },
          { item: '6', price: 5 },
        ],
        { DueDate: '2026-12-02' },
      ),
      { ...seen, Line: [...seen.Line, extra] },
      [],
    ],
    [
      'a line more that is equal to ours',
      withMemo,
      { ...seen, Line: [...seen.Line, { ...seen.Line[0], Id: '7' }] },
      ['Line'],
    ],
    [
      'a line more while the record has another one more',
      ours(
        [
          { item: '5', price: 100 },
          { item: '8', price: 7 },
        ],
        { DueDate: '2026-12-02' },
      ),
      { ...seen, Line: [...seen.Line, extra] },
      ['Line'],
    ],
    [
      'a remark more',
      withMemo,
      { ...seen, Line: [...seen.Line, { Id: '8', DetailType: 'DescriptionOnly', Description: 'x' }] },
      [],
    ],
  ])('%s', (_what, wanted, theirs, conflicts) => {
    expect(conflictsOf({ ours: wanted, written: base, seen, theirs })).toEqual(conflicts);
  });
});

it('a line whose Id QuickBooks never answered is no conflict when it is not there', () => {
  const written = { Line: [{ ...line({ item: '5', price: 1 }), Id: '9' }] };
  expect(conflictsOf({ ours: written, written, seen: { Line: [] }, theirs: { Line: [] } })).toEqual([]);
});

describe('the lines of an update', () => {
  const five = line({ item: '5', price: 100 });
  const six = line({ item: '6', price: 20 });
  const withClass = (one: Doc): Doc => ({
    ...one,
    SalesItemLineDetail: { ...(one['SalesItemLineDetail'] as Doc), ClassRef: { value: '3' } },
  });
  const discount = { DetailType: 'DiscountLineDetail', Amount: 5, DiscountLineDetail: {} };
  const remark = { DetailType: 'DescriptionOnly', Description: 'Thank you' };
  const id = (Id: string, one: Doc): Doc => ({ ...one, Id });

  it.each<[string, { ours: Doc[]; written: Doc[]; theirs: Doc[]; force?: boolean }, (string | undefined)[]]>([
    [
      'take the Id of an equal line that somebody added, each once',
      { ours: [{ ...five }, { ...five }], written: [id('1', five)], theirs: [id('1', five), id('9', five)] },
      ['1', '9'],
    ],
    [
      'are new beside one that somebody added for the same product, but for another amount',
      { ours: [line({ item: '7', price: 1 })], written: [], theirs: [id('9', line({ item: '7', price: 2 }))] },
      ['9', undefined],
    ],
    [
      'have a discount of ours that is new',
      { ours: [five, discount], written: [id('1', five)], theirs: [id('1', five)] },
      ['1', undefined],
    ],
    [
      'stay removed as somebody decided',
      { ours: [five, six], written: [id('1', five), id('2', six)], theirs: [id('2', six)] },
      ['2'],
    ],
    [
      'come back when the record changes them',
      { ours: [line({ item: '5', price: 101 }), six], written: [id('1', five), id('2', six)], theirs: [id('2', six)] },
      [undefined, '2'],
    ],
    [
      'come back by force',
      { ours: [five, six], written: [id('1', five), id('2', six)], theirs: [id('2', six)], force: true },
      [undefined, '2'],
    ],
    [
      'are by force no others than ours, but for remarks',
      { ours: [five], written: [id('1', five)], theirs: [id('1', five), id('7', six), id('8', remark)], force: true },
      ['1', '8'],
    ],
    [
      'of which none is dropped stay in their order, whatever somebody added to them',
      {
        ours: [five, five],
        written: [id('1', five), id('2', five)],
        theirs: [id('1', five), id('2', withClass(five))],
      },
      ['1', '2'],
    ],
    [
      'of which one is dropped are those that are still there',
      { ours: [five], written: [id('1', five), id('2', five)], theirs: [id('2', withClass(five))] },
      ['2'],
    ],
    [
      'of which one is dropped are compared among equal ones only',
      {
        ours: [line({ item: '5', price: 300 })],
        written: [id('1', five), id('2', line({ item: '5', price: 200 }))],
        theirs: [id('1', five), id('2', withClass(line({ item: '5', price: 200 })))],
      },
      ['1'],
    ],
    [
      'of others stay behind the line they stood behind',
      {
        ours: [five, six],
        written: [id('1', five), id('2', six)],
        theirs: [id('1', five), id('8', remark), id('2', six)],
      },
      ['1', '8', '2'],
    ],
    [
      'of others stay in front where they stood in front',
      { ours: [six, five], written: [id('1', six)], theirs: [id('8', remark), id('1', six)] },
      ['8', '1', undefined],
    ],
    [
      'that QuickBooks gave no Id are sent anew by force',
      { ours: [five], written: [five], theirs: [{ DetailType: 'SubTotalLineDetail', Amount: 100 }], force: true },
      [undefined],
    ],
  ])('%s', (_, { ours: now, written: before, theirs, force = false }, ids) => {
    const merged = mergeDocument({ ours: { Line: now }, written: { Line: before }, theirs: { Line: theirs }, force });
    expect(linesOf(merged).map(({ Id }) => Id)).toEqual(ids);
  });

  it('are left out of a document that has none', () => {
    const merge = (now: Doc) => mergeDocument({ ours: now, written: {}, theirs: {}, force: false });
    expect(merge({})).not.toHaveProperty('Line');
    expect(merge({ Line: [] })['Line']).toEqual([]);
    const theirs = { Line: [id('8', remark), { DetailType: 'SubTotalLineDetail' }] };
    expect(mergeDocument({ ours: {}, written: {}, theirs, force: false })['Line']).toEqual([id('8', remark)]);
  });

  it.each([
    ['Amount', { Amount: 90 }, {}],
    ['Qty', {}, { Qty: 2 }],
    ['UnitPrice', {}, { UnitPrice: 90 }],
    ['TaxInclusiveAmt', {}, { TaxInclusiveAmt: 119 }],
  ])('are all of the record’s money as soon as it changes %s', (_, more, inDetail) => {
    const change = (one: Doc, top: Doc, inner: Doc): Doc => ({
      ...one,
      ...top,
      SalesItemLineDetail: { ...(one['SalesItemLineDetail'] as Doc), ...inner },
    });
    const now = change(five, more, inDetail);
    const repriced = change(id('1', five), { Amount: 120 }, { Qty: 3, UnitPrice: 40, TaxInclusiveAmt: 140 });
    const [merged] = linesOf(
      mergeDocument({
        ours: { Line: [now] },
        written: { Line: [id('1', five)] },
        theirs: { Line: [repriced] },
        force: false,
      }),
    );
    expect(merged).toStrictEqual({ ...now, Id: '1' });
  });
});

describe('the note of an update', () => {
  const mark = 'AutoSync 0a0a0a0a-1111-2222-3333-444444444444';
  it.each([
    ['keeps what people wrote beside ours', `Hi\n${mark}.1`, false, `Hi\n${mark}.2`],
    ['keeps that it was voided', `Voided - ${mark}.1`, false, `Voided - ${mark}.2`],
    ['says no longer that it was voided when ours goes out by force', `Voided - Hi\n${mark}.1`, true, `Hi\n${mark}.2`],
  ])('%s', (_, PrivateNote, force, note) => {
    const ours = { PrivateNote: `${mark}.2` };
    const written = { PrivateNote: `${mark}.1` };
    expect(mergeDocument({ ours, written, theirs: { PrivateNote }, force })['PrivateNote']).toBe(note);
  });

  it('changes all that we wrote of it', () => {
    const [written, ours] = [`Thanks\n${mark}.1`, `Sorry\n${mark}.2`];
    const theirs = { PrivateNote: `Hi\n${written}` };
    const merged = mergeDocument({
      ours: { PrivateNote: ours },
      written: { PrivateNote: written },
      theirs,
      force: false,
    });
    expect(merged['PrivateNote']).toBe(`Hi\n${ours}`);
  });
});

describe('a line of an update', () => {
  const merge = (ours: Doc, written: Doc, theirs: Doc) =>
    linesOf(
      mergeDocument({
        ours: { Line: [ours] },
        written: { Line: [{ ...written, Id: '1' }] },
        theirs: { Line: [{ ...theirs, Id: '1' }] },
        force: false,
      }),
    )[0];
  const sold = (item: string, account?: string): Doc => ({
    DetailType: 'SalesItemLineDetail',
    Amount: 5,
    SalesItemLineDetail: {
      ItemRef: { value: item },
      ...(account !== undefined && { ItemAccountRef: { value: account } }),
    },
  });

  it.each([
    ['keeps the account of its product', sold('5'), sold('5'), '79'],
    ['leaves the account to QuickBooks when it has another product', sold('6'), sold('5'), undefined],
    ['has the account that the record names with another product', sold('6', '80'), sold('5'), '80'],
  ])('%s', (_, ours, written, account) => {
    const { ItemAccountRef } = docOf(merge(ours, written, sold('5', '79'))?.['SalesItemLineDetail']);
    expect(ItemAccountRef).toEqual(account === undefined ? undefined : { value: account });
  });

  it('has a detail where the record or QuickBooks has one', () => {
    const remark = (Description: string): Doc => ({ DetailType: 'DescriptionOnly', Description });
    expect(merge(remark('A'), remark('A'), remark('A'))).toStrictEqual({ ...remark('A'), Id: '1' });
    const discount = { DetailType: 'DiscountLineDetail', Amount: 5 };
    const seen = { ...discount, DiscountLineDetail: { PercentBased: false } };
    expect(merge(discount, discount, seen)).toStrictEqual({ ...seen, Id: '1' });
    expect(merge(seen, discount, discount)).toStrictEqual({ ...seen, Id: '1' });
  });
});
