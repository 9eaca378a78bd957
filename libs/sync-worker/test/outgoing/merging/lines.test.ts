import { expect, it } from 'vitest';
import { lineId, matchLines, movesSomething, withLineIds } from '../../../src/outgoing/merging/lines.ts';
import type { Doc } from '../../../src/outgoing/merging/same.ts';

const line = (given: Doc, detail: Doc = {}): Doc => ({
  DetailType: 'SalesItemLineDetail',
  ...given,
  SalesItemLineDetail: detail,
});
const text = (Description: string, more: Doc = {}): Doc => ({ DetailType: 'DescriptionOnly', Description, ...more });

it.each([
  ['an amount', line({ Amount: 5 }), true],
  ['no amount', line({}), true],
  ['nothing', line({ Amount: 0 }), false],
  ['nothing, of a quantity', line({ Amount: 0 }, { Qty: 0 }), true],
  ['words', text('Thank you'), false],
])('a line of %s moves something: %s', (_, given, moves) => {
  expect(movesSomething(given)).toBe(moves);
});

const work = { ItemRef: { value: '1' } };
it.each([
  [
    'the equal one, before one of the same product',
    line({ Amount: 5 }, work),
    [line({ Amount: 4 }, work), line({ Amount: 5 }, work)],
    1,
  ],
  ['one of the same product', line({ Amount: 5 }, work), [line({ Amount: 5 }), line({ Amount: 4 }, work)], 1],
  [
    'one with the same text',
    line({ Description: 'A', Amount: 5 }),
    [line({ Amount: 5 }), line({ Description: 'A' })],
    1,
  ],
  [
    'the one with its own text',
    line({ Description: 'A' }),
    [line({ Description: 'B' }), line({ Description: 'A' })],
    1,
  ],
  ['none that shares nothing', line({ Description: 'A' }), [line({ Description: 'B' })], undefined],
  [
    'none of another amount where both have no account',
    line({ Amount: 5 }, { AccountRef: null }),
    [line({ Amount: 4 }, { AccountRef: null })],
    undefined,
  ],
  ['one of the same amount', line({ Amount: 5 }), [line({ Amount: 4 }), line({ Amount: 5, Description: 'A' })], 1],
  ['none of another kind', text('A'), [line({ Description: 'A' })], undefined],
  ['none that says nothing of it', line({ Description: 'A' }), [line({ Amount: 5 })], undefined],
])('our line is %s', (_, ours, known, place) => {
  expect(matchLines([ours], known)).toEqual([place === undefined ? undefined : known[place]]);
});

it('each known line is ours once, in order', () => {
  const known = [line({ Id: '1', Amount: 5 }), line({ Id: '2', Amount: 5 })];
  const ours = [line({ Amount: 5 }), line({ Amount: 5 }), line({ Amount: 5 })];
  expect(matchLines(ours, known)).toEqual([known[0], known[1], undefined]);
});

it('our lines get the Ids that QuickBooks gave them, new ones none', () => {
  const returned = { Line: [line({ Id: '8', LineNum: 1, Amount: 5 }, work), text('A')] };
  const ours = {
    DocNumber: 'I-1',
    Line: [line({ Id: '3', LineNum: 2, Amount: 5 }, work), text('A'), text('B', { Id: '4' })],
  };
  expect(withLineIds(ours, returned)).toStrictEqual({
    DocNumber: 'I-1',
    Line: [{ ...line({ Amount: 5 }, work), Id: '8' }, text('A'), text('B')],
  });
  expect(withLineIds({ DocNumber: 'I-1' }, returned)).toEqual({ DocNumber: 'I-1' });
});

it.each([
  ['7', '7'],
  [7, undefined],
  [undefined, undefined],
])('the Id %j of a line is %s', (Id, id) => {
  expect(lineId({ Id })).toBe(id);
});
