import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runQuery } from '../../src/query/run.ts';
import { openBooks } from '../support/books.ts';
import type { OpenBooks } from '../support/books.ts';
import { itemLine, salesForm } from '../support/simulator.ts';

describe('an answer that was given before', () => {
  let books: OpenBooks;
  let customer: string;
  let invoice: string;

  const page = () => runQuery(books.company, 'select * from Invoice');

  beforeEach(() => {
    books = openBooks();
    customer = books.write('create', 'Customer', { DisplayName: 'Before' }).Id;
    invoice = books.write('create', 'Invoice', salesForm(customer, { Line: [itemLine(10)] })).Id;
    expect(page()).toContain('"name":"Before"');
  });

  afterEach(() => books.close());

  it('shows the new name of a customer', () => {
    books.change('update', 'Customer', customer, { DisplayName: 'After' });
    expect(page()).toContain('"name":"After"');
    expect(page()).not.toContain('Before');
  });

  it('shows the new name of an item, inside its lines', () => {
    books.change('update', 'Item', '1', { Name: 'Renamed' });
    expect(page()).toContain('"name":"Renamed"');
  });

  it('shows a balance that a payment of another document has changed', () => {
    const Line = [{ Amount: 4, LinkedTxn: [{ TxnId: invoice, TxnType: 'Invoice' }] }];
    books.write('create', 'Payment', { CustomerRef: { value: customer }, TotalAmt: 4, Line });
    expect(page()).toContain('"Balance":6');
  });

  it('shows a new version', () => {
    books.change('update', 'Invoice', invoice, { PrivateNote: 'a second version' });
    expect(page()).toContain('a second version');
  });

  it('is not shown of a document that was deleted', () => {
    books.change('delete', 'Invoice', invoice);
    expect(page()).toBe('{}');
  });
});
