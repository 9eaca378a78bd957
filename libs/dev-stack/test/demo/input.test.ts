import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invoiceTotal, outgoingTypes, type Invoice } from '@autosync/contracts';
import { formatMoney } from '@autosync/core';
import { expectedOfInvoice } from '../../src/demo/expectations/invoices.ts';
import { readInput } from '../../src/demo/input.ts';
import { projectRoot } from '../../src/index.ts';
import { testFolder } from '@autosync/testing';

let folder: string;

beforeEach(async () => {
  folder = await testFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(file: string, content: unknown): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
}

const invoice = (externalId: string) => ({
  externalId,
  date: '2026-11-02',
  customer: { name: 'A' },
  lines: [{ item: 'Hours', quantity: '1', unitPrice: '150' }],
});
const toInvoice = (item: unknown) => item as Invoice;

const csv = 'externalId,date,customer,item,quantity,unitPrice\nc,2026-11-02,A,Hours,1,2\n';

describe('readInput', () => {
  it('takes a folder as one company, named after it, with all its files', async () => {
    await write('contoso/a.json', [invoice('a')]);
    await write('contoso/b.csv', csv);
    await write('contoso/notes.txt', 'not ours');
    const [company, ...others] = await readInput(join(folder, 'contoso'));
    expect(others).toEqual([]);
    expect(company).toMatchObject({ name: 'contoso', timeZone: 'UTC', settings: {}, refusals: [] });
    expect(company?.records.map(({ file, item }) => `${file} ${item.externalId}`)).toEqual(['a.json a', 'b.csv c']);
  });

  it.each([
    ['Latin-1', Buffer.from(`${csv}d,2026-11-02,Café Zoë,Hours,1,2\n`, 'latin1'), 3],
    ['UTF-16', Buffer.from(`\uFEFF${csv}`, 'utf16le'), 1],
  ])('takes nothing of a file in %s, says where that shows, and takes the other files', async (_, bytes, line) => {
    await write('contoso/a.json', [invoice('a')]);
    await writeFile(join(folder, 'contoso/b.csv'), bytes);
    const [company] = await readInput(join(folder, 'contoso'));
    expect(company?.records.map(({ item }) => item.externalId)).toEqual(['a']);
    expect(company?.refusals).toEqual([{ file: 'b.csv', line, reason: expect.stringContaining('not in UTF-8') }]);
  });

  it('takes text in one form: composed letters, no white space around', async () => {
    const { customer } = { customer: 'Cafe\u0301 Zoe\u0308 ' };
    await write('contoso/a.json', [{ ...invoice(' a '), customer: { name: customer } }]);
    await write(
      'contoso/b.csv',
      `${csv}cafe\u0301,2026-11-02,${customer},Hours,1,2\ncafé,2026-11-02,Café Zoë,Hours,1,3\n`,
    );
    const [company] = await readInput(join(folder, 'contoso'));
    expect(company?.refusals).toEqual([]);
    expect(
      company?.records.map(({ item }) => [
        item.externalId,
        toInvoice(item).customer.name,
        toInvoice(item).lines.length,
      ]),
    ).toEqual([
      ['a', 'Café Zoë', 1],
      ['c', 'A', 1],
      ['café', 'Café Zoë', 2],
    ]);
  });

  it('takes each folder in it as a company, as company.json describes it', async () => {
    await write('east/company.json', { name: 'Contoso East', timeZone: 'America/New_York' });
    await write('east/a.json', [invoice('a')]);
    await write('west/company.json', { settings: { invoiceLineDetail: 'detailed' } });
    await write('west/a.json', [invoice('a')]);
    await write('empty/readme.md', '');
    const companies = await readInput(folder);
    expect(companies.map(({ name, timeZone, settings }) => ({ name, timeZone, settings }))).toEqual([
      { name: 'Contoso East', timeZone: 'America/New_York', settings: {} },
      { name: 'west', timeZone: 'UTC', settings: { invoiceLineDetail: 'detailed' } },
    ]);
    expect(companies.map(({ records }) => records[0]?.file)).toEqual(['east/a.json', 'west/a.json']);
  });

  it('adds the records that company.json wants made up, where there are no files too', async () => {
    await write('some/company.json', { generate: { records: 2, prefix: 'SOM' } });
    await write('some/a.json', [invoice('a')]);
    await write('only/company.json', { generate: { records: 3, prefix: 'ONL' } });
    const companies = await readInput(folder);
    expect(companies.map(({ name, records }) => `${name} ${records.length}`)).toEqual(['only 3', 'some 3']);
    expect(companies[1]?.records[2]).toMatchObject({
      file: 'some/company.json',
      line: 1,
      item: { number: 'SOM-30002' },
    });
  });

  it('refuses the second record with an id that was there before', async () => {
    await write('a.json', [invoice('a'), invoice('c')]);
    await write('b.csv', csv);
    const [company] = await readInput(folder);
    expect(company?.records).toHaveLength(2);
    expect(company?.refusals).toMatchObject([
      { file: 'b.csv', line: 2, externalId: 'c', reason: 'is in a.json:1 already' },
    ]);
  });

  it.each([
    ['{"nmae": "x"}', /company\.json: \/nmae/],
    ['{', /company\.json is no JSON/],
    ['{"generate":{"records":-1,"prefix":"A"}}', /company\.json: \/generate\/records/],
  ])('stops at a company.json like %s', async (text, message) => {
    await write('company.json', text);
    await write('a.json', [invoice('a')]);
    await expect(readInput(folder)).rejects.toThrow(message);
  });

  it('says when there is nothing to read, or the same company twice', async () => {
    await expect(readInput(join(folder, 'gone'))).rejects.toMatchObject({ code: 'input-unreadable' });
    await expect(readInput(folder)).rejects.toMatchObject({ code: 'input-empty' });
    for (const name of ['one', 'two']) {
      await write(`${name}/company.json`, { name: 'Contoso' });
      await write(`${name}/a.json`, [invoice('a')]);
    }
    await expect(readInput(folder)).rejects.toThrow('are the company "Contoso"');
  });
});

describe('the type of a file’s records', () => {
  it('is the one that its name begins with, else the usual one, and an id may be there once per type', async () => {
    const types = outgoingTypes.map(([type]) => type);
    for (const [type, { example }] of outgoingTypes) {
      await write(`${type}-march.json`, [{ externalId: 'a', ...example }]);
    }
    await write('inventoryless.json', [invoice('b')]);
    const [company] = await readInput(folder);
    expect(company?.refusals).toEqual([]);
    expect(company?.records.map(({ type, item }) => `${type} ${item.externalId}`).toSorted()).toEqual(
      [...types.map((type) => `${type} a`), 'invoices b'].toSorted(),
    );
  });
});

describe('the demo’s records', () => {
  const read = (options = {}) => readInput(join(projectRoot, 'demo'), options);

  it('are of six companies, of every type, and such that the API takes them', async () => {
    const companies = await read();
    expect(companies).toHaveLength(6);
    const records = companies.flatMap((company) => company.records);
    expect(new Set(records.map(({ type }) => type))).toEqual(new Set(outgoingTypes.map(([type]) => type)));
    expect(companies.flatMap(({ refusals }) => refusals)).toEqual([]);
    expect(new Set(companies.map(({ settings }) => settings['invoiceLineDetail'])).size).toBe(3);
  });

  it('are few enough for a minute of QuickBooks’ calls, unless the large company is wanted', async () => {
    const counts = async (options = {}) => (await read(options)).map(({ records }) => records.length);
    expect(Math.max(...(await counts()))).toBeLessThanOrEqual(250);
    expect(Math.max(...(await counts({ large: true })))).toBeGreaterThanOrEqual(1000);
  });

  it('state the totals that their lines and discounts come to, with credits among them', async () => {
    const records = (await read()).flatMap((company) => company.records).filter(({ type }) => type === 'invoices');
    const invoices = records.map(({ item }) => toInvoice(item));
    for (const one of invoices) expect(one.total).toBe(formatMoney(invoiceTotal(one)));
    const credits = invoices.filter((item) => expectedOfInvoice(item).entities.includes('CreditMemo'));
    expect(credits.some(({ kind }) => kind === 'credit-memo')).toBe(true);
    expect(credits.some(({ total }) => total?.startsWith('-'))).toBe(true);
    expect(invoices.some(({ discount }) => discount)).toBe(true);
    expect(invoices.some(({ lines }) => lines.some(({ taxable }) => taxable))).toBe(true);
  });
});
