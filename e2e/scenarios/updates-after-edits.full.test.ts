import { describe, expect, it } from 'vitest';
import { duringTests } from '../support/during-tests.ts';
import { baseRecord, closeLook } from '../support/one-record.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

describe('an update', () => {
  it.each([
    ['delete', 'deleted-in-quickbooks'],
    ['void', 'voided-in-quickbooks'],
  ] as const)('of a document after a %s says so, and the record can go out as a new one', async (how, code) => {
    const look = await closeLook(running, `${code} Ltd`);
    await look.send();
    const { Id } = await look.document();
    await look.books[how]('Invoice', Id);
    expect(await look.send({ memo: 'x' })).toMatchObject({ syncState: 'failed', failure: { code } });

    // A voided document keeps its number: the new one needs another.
    const number = how === 'void' ? 'I-1b' : 'I-1';
    await look.company.put({ ...baseRecord, number, memo: 'x' });
    expect(await look.company.operate('I-1', 'send-as-new')).toMatchObject({ state: 'finished' });
    const live = (await look.documents()).filter(({ TotalAmt }) => TotalAmt > 0);
    expect(live).toMatchObject([{ DocNumber: number, TotalAmt: 100 }]);
    expect(live[0]?.Id).not.toBe(Id);
  });

  it('of a voided document leaves it void until somebody sends ours again, and sees the next void', async () => {
    const look = await closeLook(running, 'Void taken Ltd');
    const doubled = { lines: [{ item: 'Support', quantity: '2', unitPrice: '100.00' }] };
    const voided = { syncState: 'failed', failure: { code: 'voided-in-quickbooks' } };
    await look.send();
    const { Id } = await look.document();
    await look.books.void('Invoice', Id);
    expect(await look.send({ memo: 'x' })).toMatchObject(voided);
    await look.company.operate('I-1', 'take-quickbooks');
    expect(await look.send({ memo: 'y' })).toMatchObject({ syncState: 'synced' });
    expect(await look.send({ memo: 'y', ...doubled })).toMatchObject(voided);
    expect(await look.document()).toMatchObject({ TotalAmt: 0, CustomerMemo: { value: 'y' } });

    await look.company.operate('I-1', 'send-ours');
    const revived = await look.document();
    expect(revived.TotalAmt).toBe(200);
    expect(revived.PrivateNote).toMatch(/^AutoSync /);
    await look.books.void('Invoice', Id);
    expect(await look.send({ memo: 'z', ...doubled })).toMatchObject(voided);
  });

  it('keeps the tax that a bookkeeper typed in until the money changes', async () => {
    const look = await closeLook(running, 'Tax Ltd');
    const sold = (quantity: string, description: string) => ({
      lines: [{ item: 'Support', quantity, unitPrice: '100.00', taxable: true, description }],
    });
    await look.send(sold('1', 'May'));
    await look.edit('Invoice', (await look.document()).Id, { TxnTaxDetail: { TotalTax: 8 } });
    expect(await look.send(sold('1', 'May and June'))).toMatchObject({ syncState: 'synced' });
    expect(await look.document()).toMatchObject({ TotalAmt: 108, TxnTaxDetail: { TotalTax: 8 } });
    await look.send(sold('2', 'May and June'));
    expect(await look.document()).toMatchObject({ TotalAmt: 200 });
  });

  it('puts a discount of the record in the place of the one that a bookkeeper gave', async () => {
    const look = await closeLook(running, 'Discount Ltd');
    await look.send();
    const { Id, Line } = await look.document();
    const theirs = { DetailType: 'DiscountLineDetail', Amount: 10, DiscountLineDetail: { PercentBased: false } };
    await look.edit('Invoice', Id, { Line: [(Line as object[])[0], theirs] });
    await look.company.operate('I-1', 'take-quickbooks');
    expect(await look.send({ memo: 'x' })).toMatchObject({ syncState: 'synced' });
    expect(await look.document()).toMatchObject({ TotalAmt: 90 });
    expect(await look.send({ memo: 'x', discount: { amount: '5.00' } })).toMatchObject({ syncState: 'synced' });
    expect(await look.document()).toMatchObject({ TotalAmt: 95 });
  });
});
