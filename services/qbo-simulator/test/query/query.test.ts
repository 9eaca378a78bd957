import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, rowsOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('queries (docs/quickbooks.md#queries)', () => {
  let simulator: Running;
  let customers: string[];

  beforeAll(async () => {
    simulator = await startSimulator();
    await simulator.control('POST', '/clock', { mode: 'frozen', now: '2026-05-05T10:00:00-07:00' });
    customers = [];
    for (const DisplayName of ["O'Brien", 'back\\slash', 'Miller', 'miller & sons']) {
      customers.push((await simulator.create('Customer', { DisplayName })).Id);
    }
    for (let number = 1; number <= 9; number += 1) {
      await simulator.control('POST', '/clock', { advanceMs: 1000 });
      const body: JsonObject = {
        DocNumber: `INV-${number}`,
        TxnDate: `2026-05-0${number}`,
        Line: [itemLine(number * 100.5)],
      };
      await simulator.create('Invoice', salesForm(customers[number % 2]!, body));
    }
    await simulator.create('Invoice', salesForm(customers[2]!));
  });

  afterAll(() => simulator.stop());

  async function invoices(rest: string): Promise<unknown[]> {
    const rows = rowsOf(await simulator.query(`select * from Invoice ${rest}`), 'Invoice');
    return rows.map(({ DocNumber }) => (typeof DocNumber === 'string' ? Number(DocNumber.slice(4)) : 'none'));
  }

  it.each<[string, unknown[]]>([
    ["where DocNumber = 'INV-3'", [3]],
    ["where docnumber = 'inv-3'".replace('docnumber', 'DocNumber'), [3]],
    ["where DocNumber in ('INV-3', 'INV-5', 'INV-3', 'nothing') orderby DocNumber", [3, 5]],
    ["where DocNumber LIKE 'INV-%' orderby DocNumber desc maxresults 2", [9, 8]],
    ["where TotalAmt > '800' orderby TotalAmt", [8, 9]],
    ['where TotalAmt = 301.50', [3]],
    ["where TotalAmt <= '201' AND TotalAmt >= 100.5 orderby Id", [1, 2]],
    ["where TxnDate >= '2026-05-08' orderby TxnDate", [8, 9]],
    ["where TxnDate < '2026-05-02'", [1]],
    ["where DueDate = '2026-06-03'", [4]],
    ["where CustomerRef = '1' orderby Id", [2, 4, 6, 8]],
    ["where CustomerRef = '1' and TxnDate = '2026-05-04' and TotalAmt = '402'", [4]],
    ["where CustomerRef = '2' and TxnDate = '2026-05-04' and TotalAmt = '402'", []],
    ["where Balance > '0' and CustomerRef = '3'", ['none']],
    ["where Id = '3'", [3]],
    ["where Id > '8' orderby Id", [9, 'none']],
    ["where Id in ('10', '9') orderby Id desc", ['none', 9]],
    ["where Id = '99'", []],
    ["where MetaData.LastUpdatedTime >= '2026-05-05T10:00:08-07:00' orderby Id", [8, 9, 'none']],
    ["where Metadata.CreateTime < '2026-05-05T17:00:02.500Z' Order By Metadata.CreateTime", [1, 2]],
    ['orderby Id startposition 3 maxresults 2', [3, 4]],
    ['orderby Id MAXRESULTS 2 STARTPOSITION 4', [4, 5]],
    ['orderby CustomerRef desc, Id desc maxresults 3', ['none', 9, 7]],
    ['orderby Id startposition 11', []],
    ['maxresults 2', [9, 'none']],
  ])('select * from Invoice %s', async (rest, expected) => {
    expect(await invoices(rest)).toEqual(expected);
  });

  it.each([
    ["DisplayName = 'O\\'Brien'", ["O'Brien"]],
    ["DisplayName = 'back\\\\slash'", ['back\\slash']],
    ["DisplayName = 'MILLER'", ['Miller']],
    ["DisplayName like 'mill%'", ['Miller', 'miller & sons']],
    ["DisplayName like '%r%s%'", ['miller & sons']],
    ["DisplayName like 'miller'", ['Miller']],
    ["DisplayName like '%'", ['back\\slash', 'Miller', 'miller & sons', "O'Brien"]],
    ["Active = true and DisplayName = 'Miller'", ['Miller']],
    ['Active = false', []],
    ["Active IN (true,'false') and DisplayName > 'n'", ["O'Brien"]],
  ])('select * from Customer where %s', async (where, names) => {
    const rows = rowsOf(await simulator.query(`select * from Customer where ${where}`), 'Customer');
    expect(rows.map(({ DisplayName }) => DisplayName)).toEqual(names);
  });

  it('answers startPosition, maxResults and, for some entities, totalCount (docs/quickbooks.md#answers)', async () => {
    const page = await simulator.query('SELECT * FROM invoice ORDERBY Id STARTPOSITION 2 MAXRESULTS 3');
    expect(page.body).toMatchObject({ QueryResponse: { startPosition: 2, maxResults: 3, totalCount: 10 } });
    const list = await simulator.query('select * from Customer');
    expect(list.body).toMatchObject({ QueryResponse: { startPosition: 1, maxResults: 4 } });
    expect(list.body['QueryResponse']).not.toHaveProperty('totalCount');
  });

  it('no match is an empty QueryResponse', async () => {
    const { body } = await simulator.query("select * from Invoice where DocNumber = 'nothing'");
    expect(body).toEqual({ QueryResponse: {}, time: expect.any(String) });
  });

  it('count(*) answers only the number', async () => {
    const { body } = await simulator.query("select count(*) from Invoice where CustomerRef = '1'");
    expect(body).toEqual({ QueryResponse: { totalCount: 4 }, time: expect.any(String) });
  });

  it('a column list answers those properties that have a value', async () => {
    const { body } = await simulator.query("select Id, DocNumber, PrivateNote from Invoice where Id = '1'");
    expect(body).toMatchObject({ QueryResponse: { Invoice: [{ Id: '1', DocNumber: 'INV-1' }] } });
    expect(rowsOf({ body } as never, 'Invoice')[0]).toEqual({ Id: '1', DocNumber: 'INV-1' });
  });

  it('everything and a column beside it is everything', async () => {
    const all = rowsOf(await simulator.query('select * from Item'), 'Item');
    expect(rowsOf(await simulator.query('select *, Sku from Item'), 'Item')).toEqual(all);
  });

  it('an alias changes nothing', async () => {
    expect(await invoices("i where DocNumber = 'INV-3'")).toEqual([3]);
  });

  it('customers are found by their e-mail address', async () => {
    const PrimaryEmailAddr = { Address: 'Ann@example.com' };
    const { Id } = await simulator.create('Customer', { DisplayName: 'Ann', PrimaryEmailAddr });
    const { Id: vendorId } = await simulator.create('Vendor', { DisplayName: 'Ann the vendor', PrimaryEmailAddr });
    const rows = rowsOf(
      await simulator.query("select * from Customer where PrimaryEmailAddr = 'ann@example.com'"),
      'Customer',
    );
    expect([rows.map((row) => row.Id), vendorId]).toEqual([[Id], expect.any(String)]);
  });

  it.each(['Vendor', 'Employee', 'Customer'])('%ss are listed by name and not by when they came', async (entity) => {
    const names = ['Zeta', 'alpha', 'Mid'].map((name) => `${name} ${entity}`);
    for (const DisplayName of names) await simulator.create(entity, { DisplayName });
    const listed = rowsOf(await simulator.query(`select * from ${entity}`), entity).map(
      ({ DisplayName }) => DisplayName,
    );
    expect(listed.filter((name) => names.includes(name as string))).toEqual([names[1], names[2], names[0]]);
  });

  it('a query may be posted as application/text (docs/quickbooks.md#calls)', async () => {
    const url = `${simulator.baseUrl}/v3/company/9341000000000001/query`;
    const headers = { authorization: `Bearer ${simulator.accessToken}`, 'content-type': 'application/text' };
    const reply = await fetch(url, { method: 'POST', headers, body: 'select count(*) from Invoice' });
    expect(await reply.json()).toMatchObject({ QueryResponse: { totalCount: 10 } });
  });

  it.each([
    [
      "select * from Customer where EmailAddress = 'x'",
      '4001',
      'Invalid query',
      'QueryValidationError: Property EmailAddress not found for Entity Customer',
    ],
    [
      "select * from Vendor where PrimaryEmailAddr = 'x'",
      '4001',
      'Invalid query',
      "QueryValidationError: property 'PrimaryEmailAddr' is not queryable",
    ],
    [
      "select * from Invoice where PrivateNote = 'x'",
      '4001',
      'Invalid query',
      "QueryValidationError: property 'PrivateNote' is not queryable",
    ],
    [
      "select * from Invoice where Line.Amount = '1'",
      '4001',
      'Invalid query',
      "QueryValidationError: property 'Line.Amount' is not queryable",
    ],
    [
      'select * from Invoice orderby Nothing',
      '4001',
      'Invalid query',
      'QueryValidationError: Property Nothing not found for Entity Invoice',
    ],
    [
      'select Nothing from Invoice',
      '4001',
      'Invalid query',
      'QueryValidationError: Property Nothing not found for Entity Invoice',
    ],
    ['select * from Nothing', '4001', 'Invalid query', 'QueryValidationError: Metadata not found for Entity: Nothing'],
    [
      'select * from Invoice maxresults 0',
      '4001',
      'Invalid query',
      'QueryValidationError: value 0 is too small. Min allowed value is 1',
    ],
    [
      'select * from Invoice startposition 0',
      '4001',
      'Invalid query',
      'QueryValidationError: value 0 is too small. Min allowed value is 1',
    ],
    ["select * from Invoice where Id = ''", '2030', 'Invalid ID', 'Id should be a valid number. Supplied value:'],
    [
      "select * from Customer where PrimaryEmailAddr Address = 'x'",
      '4000',
      'Error parsing query',
      'QueryParserError: Encountered " <IDENTIFIER> "Address "" at line 1, column 47.',
    ],
    [
      "select * from Customer where DisplayName = 'O'Brien'",
      '4000',
      'Error parsing query',
      'QueryParserError: Encountered " <IDENTIFIER> "Brien "" at line 1, column 47.',
    ],
    [
      "select * from Customer where DisplayName = 'open",
      '4000',
      'Error parsing query',
      'QueryParserError: Invalid content. Lexical error at line 1, column 49.  Encountered: <EOF> after : "\\\'open"',
    ],
    [
      "select * from Customer where DisplayName = 'a' OR DisplayName = 'b'",
      '4000',
      'Error parsing query',
      'QueryParserError: Encountered " <OR> "OR "" at line 1, column 48.',
    ],
    [
      "select * from Customer where DisplayName != 'a'",
      '4000',
      'Error parsing query',
      'QueryParserError: Invalid content. Lexical error at line 1, column 42.  Encountered: "!" (33)',
    ],
    [
      '',
      '4000',
      'Error parsing query',
      'QueryParserError: Encountered "<EOF>" at line 0, column 0.\nWas expecting:\n    "select" ...\n    ',
    ],
    [
      "select * from vendor where DisplayName = 'Cutlery 'R Us'",
      '4000',
      'Error parsing query',
      'QueryParserError: Encountered " <IDENTIFIER> "R "" at line 1, column 52.\nWas expecting one of:\n    <EOF> \n    <AND> ...\n    "iterator" ...\n    "maxresults" ...\n    <OR> ...\n    "order" ...\n    "orderby" ...\n    "startposition" ...\n    ',
    ],
    [
      "select * from Purchase wher TxnDate > '2026-01-01'",
      '4000',
      'Error parsing query',
      'QueryParserError: Encountered " <IDENTIFIER> "TxnDate "" at line 1, column 29.',
    ],
    [
      'select *\nfrom Customer\n\twhere Active = = true',
      '4000',
      'Error parsing query',
      'QueryParserError: Encountered " "=" "= "" at line 3, column 24.',
    ],
    [
      "select * from Customer where DisplayName 'it\\'s'",
      '4000',
      'Error parsing query',
      'QueryParserError: Encountered " <STRING> "\\\'it\\\\\\\'s\\\' "" at line 1, column 42.\nWas expecting:\n    "(" ...\n    ',
    ],
    [
      'select * from Customer where Active = true maxresults',
      '4000',
      'Error parsing query',
      'QueryParserError: Encountered "<EOF>" at line 1, column 53.',
    ],
    [
      "select * from Invoice where TotalAmt = 'much'",
      '4001',
      'Invalid query',
      "QueryValidationError: Invalid value 'much' for property TotalAmt",
    ],
    [
      "select * from Invoice where TotalAmt like '1%'",
      '4001',
      'Invalid query',
      'QueryValidationError: Operator LIKE is not supported for property TotalAmt',
    ],
  ])('%s → %s', async (text, code, message, detail) => {
    const reply = await simulator.query(text);
    expect(reply.status).toBe(400);
    const fault = faultOf(reply);
    expect(fault).toMatchObject({ code, Message: message });
    expect(fault.Detail.startsWith(detail)).toBe(true);
  });

  it('a page holds 100 rows by default and at most 1000', async () => {
    const big = await startSimulator();
    for (let number = 0; number < 1005; number += 1) {
      await big.control('POST', `/documents/9341000000000001/Customer`, { DisplayName: `Customer ${number}` });
    }
    expect(rowsOf(await big.query('select * from Customer'), 'Customer')).toHaveLength(100);
    expect(rowsOf(await big.query('select * from Customer maxresults 5000'), 'Customer')).toHaveLength(1000);
    await big.stop();
  });
});
