import { describe, expect, it } from 'vitest';
import { readCsvRecords } from '../src/read-csv.ts';

const read = (...lines: string[]) => readCsvRecords(lines.join('\n'), { file: 'x.csv', type: 'invoices' });
const said = (file: ReturnType<typeof read>) =>
  file.refusals.map(({ line, externalId, reason }) => `${line} ${externalId ?? '-'} ${reason}`);

describe('readCsvRecords', () => {
  it('makes one invoice of the rows with one id, and reads every column', () => {
    const file = read(
      'externalId,number,kind,date,dueDate,terms,customer,accountNumber,email,memo,discount,discountDescription,total,' +
        'item,description,source,group,quantity,unitPrice,amount,taxable,serviceDate',
      '1,N-1,invoice,2026-11-02,2026-12-02,Net 30,"Smith, ""Joe"" & Sons",A1,a@b.example,Thanks,5.00,Loyal,170.00,' +
        'Hours,Repair,ticket,T 1,1.5,100,150.00,false,2026-11-01',
      '2,,credit-memo,2026-11-03,,,Café,,,,,,,Hours,,,,-1,100,,yes,',
      '1,,,,,,,,,,,,,Travel,,,,0.5,50,,,',
    );
    expect(said(file)).toEqual([]);
    expect(file.records).toEqual([
      {
        type: 'invoices',
        file: 'x.csv',
        line: 2,
        item: {
          externalId: '1',
          number: 'N-1',
          kind: 'invoice',
          date: '2026-11-02',
          dueDate: '2026-12-02',
          terms: 'Net 30',
          customer: { name: 'Smith, "Joe" & Sons', accountNumber: 'A1', email: 'a@b.example' },
          memo: 'Thanks',
          discount: { amount: '5.00', description: 'Loyal' },
          total: '170.00',
          lines: [
            {
              item: 'Hours',
              description: 'Repair',
              source: 'ticket',
              group: 'T 1',
              quantity: '1.5',
              unitPrice: '100',
              amount: '150.00',
              taxable: false,
              serviceDate: '2026-11-01',
            },
            { item: 'Travel', quantity: '0.5', unitPrice: '50' },
          ],
        },
      },
      {
        type: 'invoices',
        file: 'x.csv',
        line: 3,
        item: {
          externalId: '2',
          kind: 'credit-memo',
          date: '2026-11-03',
          customer: { name: 'Café' },
          lines: [{ item: 'Hours', quantity: '-1', unitPrice: '100', taxable: true }],
        },
      },
    ]);
  });

  it.each([
    [';', '\r\n'],
    ['\t', '\n'],
  ])('takes %j as separator, loosely written names, a byte order mark and empty lines', (separator, lineEnd) => {
    const rows = [
      ['External ID', 'DATE', 'customer', 'item', 'quantity', 'Unit-Price'],
      ['', '', '', '', '', ''],
      [' 7 ', '2026-11-02', 'A, B', 'Hours', '1', '2'],
    ];
    const text = `\uFEFF${rows.map((row) => row.join(separator)).join(lineEnd)}${lineEnd}${lineEnd}`;
    const { records, refusals } = readCsvRecords(text, { file: 'x.csv', type: 'invoices' });
    expect(refusals).toEqual([]);
    expect(records).toMatchObject([{ line: 3, item: { externalId: '7', customer: { name: 'A, B' } } }]);
  });

  const header = 'externalId,date,customer,item,quantity,unitPrice';

  it('names the column and the line of what the schema refuses, and takes the rest', () => {
    const file = read(
      header,
      '1,2026-11-02,A,Hours,1,2',
      '2,02/11/2026,A,"Hours',
      'and more",1,2',
      '2,,,Hours,"1,5",2',
      '3,2026-11-02,,Hours,1,2',
    );
    expect(file.records.map(({ item }) => item.externalId)).toEqual(['1']);
    expect(said(file)).toEqual([
      '3 2 date must be a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone; it is "02/11/2026"',
      expect.stringMatching(/^3 2 item must be 1 to 100 characters on one line/),
      expect.stringMatching(/^5 2 quantity must be a decimal number as text .*; it is "1,5"$/),
      '6 3 customer is missing',
    ]);
  });

  it('refuses an invoice whose rows contradict each other, or one of whose rows has other cells than the header', () => {
    const file = read(
      header,
      '1,2026-11-02,A,Hours,1,2',
      '1,2026-11-02,B,Hours,1,2',
      '2,2026-11-02,A,Hours,1,2',
      '2,2026-11-02,A,Hours,1',
      '3,2026-11-02,A,Hours,1,2',
    );
    expect(file.records.map(({ item }) => item.externalId)).toEqual(['3']);
    expect(said(file)).toEqual(['3 1 customer is "B" here and "A" in line 2', '5 2 has 5 cells, the header has 6']);
  });

  it('refuses a row without an id, and the invoice above, to which it may belong', () => {
    const file = read(header, '1,2026-11-02,A,Hours,1,2', ',,,Travel,1,2', '2,2026-11-02,A,Hours,1,2');
    expect(file.records.map(({ item }) => item.externalId)).toEqual(['2']);
    expect(said(file)).toEqual([
      '3 - externalId is missing',
      '3 1 the row below it has no externalId and may belong to it',
    ]);
  });

  it.each([
    [['externalId,datum,customer,datum2'], ['there is no column "datum"', 'there is no column "datum2"']],
    [['externalId,item,Item'], ['the column "item" is there twice']],
    [['date,item'], ['the column "externalId" is missing']],
  ])('takes nothing of a file with the header %j', (lines, reasons) => {
    const file = read(...lines, '1,2,3,4');
    expect(file.records).toEqual([]);
    expect(file.refusals.map(({ line }) => line)).toEqual(reasons.map(() => 1));
    for (const [index, reason] of reasons.entries()) expect(file.refusals[index]?.reason).toContain(reason);
  });

  it('takes nothing of a file whose quotes are broken, and says where', () => {
    const file = read(header, '1,2026-11-02,A,Hours,1,2', '2,2026-11-02,A "B",Hours,1,2', '3,2026-11-02,A,Hours,1,2');
    expect(file.records).toEqual([]);
    expect(file.refusals).toEqual([{ file: 'x.csv', line: 3, reason: expect.stringContaining('quotes are broken') }]);
  });

  it('says that a file is empty', () => {
    expect(said(read(''))).toEqual(['1 - is empty']);
  });
});
