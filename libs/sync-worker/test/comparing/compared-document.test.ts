import { expect, it, jest } from '@jest/globals';
import { compareAlone } from '../../src/comparing/compared-document.ts';

const seen = { Id: '7', SyncToken: '0', TotalAmt: 100, PrivateNote: 'x', Line: [] };
const ours = { qboId: '7', syncToken: '0', written: { Line: [] }, document: seen };

it('compares a document with our version of it', () => {
  const onError = jest.fn();
  const compared = compareAlone('Invoice', { document: { ...seen, SyncToken: '1', TotalAmt: 90 }, ours }, onError);
  expect(compared).toMatchObject({ state: 'live', syncToken: '1', comparedToken: '0' });
  expect(compared.fields).toMatchObject([{ field: 'TotalAmt', ours: '100.00', theirs: '90.00' }]);
  expect(onError).not.toHaveBeenCalled();
});

it('tells of a document that cannot be read, and does not stop at it', () => {
  const onError = jest.fn();
  const document = { ...seen, SyncToken: '1', TotalAmt: 'much' };
  expect(compareAlone('Invoice', { document, ours }, onError)).toMatchObject({
    qboId: '7',
    state: 'live',
    syncToken: '1',
    fields: [{ name: 'document', theirs: 'in a form that cannot be read' }],
  });
  expect(onError).toHaveBeenCalledTimes(1);
});
