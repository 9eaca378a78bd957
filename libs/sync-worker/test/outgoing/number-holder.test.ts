import { describe, expect, it } from 'vitest';
import { hasNumber, holderOf, numberInUse } from '../../src/outgoing/number-holder.ts';

const holder = { entity: 'Invoice', qboId: '130' };
const causeOf = (document: Record<string, unknown> | null) => numberInUse('I-1', holder, document).causes?.[0]?.details;

describe('the holder of a number', () => {
  it('is who the refusal names', () => {
    expect(holderOf('DocNumber=I-1 is assigned to TxnType=Invoice with TxnId=130')).toEqual(holder);
    expect(holderOf('assigned to TxnType=Time Activity with TxnId=7')).toBeUndefined();
    expect(holderOf('The number is taken.')).toBeUndefined();
  });

  it.each([
    ['Credit Memo', 'CreditMemo'],
    ['Bill', 'Bill'],
    ['Vendor Credit', 'VendorCredit'],
    ['Journal Entry', 'JournalEntry'],
  ])('may be of the type %s', (type, entity) => {
    expect(holderOf(`assigned to TxnType=${type} with TxnId=7`)).toEqual({ entity, qboId: '7' });
  });

  it.each([
    ['the same', 'I-1', true],
    ['other letters of the same', ' i-1', true],
    ['another', 'I-10', false],
    ['none', undefined, false],
  ])('with %s number has it: %s %s', (_what, docNumber, expected) => {
    expect(hasNumber(docNumber === undefined ? {} : { DocNumber: docNumber }, 'I-1')).toBe(expected);
  });

  it.each([
    [{ CustomerRef: { value: '1', name: 'Contoso' } }, 'invoice 130 of Contoso'],
    [{ VendorRef: { value: '1', name: 'Dell' } }, 'invoice 130 of Dell'],
    [{ CustomerRef: { value: '1' } }, 'invoice 130'],
    [null, 'invoice 130'],
  ])('read as %j is told as %s', (document, told) => {
    expect(numberInUse('I-1', holder, document)).toMatchObject({ code: 'number-in-use', values: { holder: told } });
  });

  it('that the refusal does not name is another document, and nobody waits for it', () => {
    const values = { number: 'I-1', holder: 'another document' };
    expect(numberInUse('I-1', undefined, null)).toEqual({ code: 'number-in-use', values });
  });

  it('is waited for by the number as it writes it, and by ours where it had another one by the time it was read', () => {
    expect(causeOf({ DocNumber: 'i-1' })).toEqual({ ...holder, number: 'i-1' });
    expect(causeOf({ DocNumber: 'I-3' })).toEqual({ ...holder, number: 'I-1' });
    expect(causeOf(null)).toEqual({ ...holder, number: 'I-1' });
    expect(numberInUse('I-1', holder, null).causes).toMatchObject([{ look: 'number', key: 'Invoice/130' }]);
  });
});
