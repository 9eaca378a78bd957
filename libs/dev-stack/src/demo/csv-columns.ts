/** What a cell of a column becomes in an invoice. */
export type CsvColumn = {
  name: string;
  /** Of the whole invoice (stated once, or the same in each of its rows), or of the row's line. */
  of: 'invoice' | 'line';
  /** Where the value goes: field names from the invoice or the line down. */
  path: readonly string[];
  meaning: string;
};

function invoice(name: string, meaning: string, path: readonly string[] = [name]): CsvColumn {
  return { name, of: 'invoice', path, meaning };
}

function line(name: string, meaning: string): CsvColumn {
  return { name, of: 'line', path: [name], meaning };
}

/** Every column a CSV file may have, in the order of `--help`. */
export const csvColumns: readonly CsvColumn[] = [
  invoice('externalId', 'your own id of the invoice (required)'),
  invoice('number', 'the number on the document, at most 21 characters'),
  invoice('kind', 'invoice (default) or credit-memo; a negative total becomes a credit memo, too'),
  invoice('date', 'YYYY-MM-DD (required)'),
  invoice('dueDate', 'YYYY-MM-DD'),
  invoice('terms', 'payment terms by name: Due on receipt, Net 15, Net 30 or Net 60 in the simulator'),
  invoice('customer', 'name of the customer (required)', ['customer', 'name']),
  invoice('accountNumber', 'account number of the customer', ['customer', 'accountNumber']),
  invoice('email', 'e-mail address of the customer', ['customer', 'email']),
  invoice('memo', 'shown to the customer'),
  invoice('discount', 'an amount taken off the invoice, for example 25.00', ['discount', 'amount']),
  invoice('discountDescription', 'what the discount is for', ['discount', 'description']),
  invoice('total', 'what the invoice comes to; checked against its lines when it is given'),
  line('item', 'product or service by name (required)'),
  line('description', 'text of the line'),
  line('source', 'agreement, ticket, project, product, expense or time'),
  line('group', 'the ticket or project phase, which condensed line detail sums up'),
  line('quantity', 'a decimal number (required)'),
  line('unitPrice', 'a decimal number (required)'),
  line('amount', 'amount of the line, when it is not quantity × unit price'),
  line('taxable', 'true or false'),
  line('serviceDate', 'YYYY-MM-DD'),
];
