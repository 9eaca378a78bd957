import { csvColumns } from './csv-columns.ts';

function columnTable(): string {
  const widest = Math.max(...csvColumns.map(({ name }) => name.length));
  return csvColumns.map(({ name, meaning }) => `  ${name.padEnd(widest)}  ${meaning}`).join('\n');
}

/** What `npm start -- --help` prints. */
export function helpText(): string {
  return `Starts AutoSync with everything it needs on this machine, and syncs an IT-services firm's invoices to a simulated
QuickBooks: PostgreSQL, Kafka, the QuickBooks simulator and every service, three companies with 40, 200 and 1,000
invoices and credit memos, connected and with AutoSync enabled. Meanwhile a scripted bookkeeper receives and corrects
payments in QuickBooks, which come back. It keeps running until Ctrl-C.

usage: npm start -- [options]

  --once        exit after the summary: 0 when everything is Finished and equal to the cent, else 1
  --json        the last line of stdout is the summary as one JSON object; all else goes to stderr
  --fresh       start over: forget the data of earlier starts
  --input DIR   sync your own records instead of the demo's (see below)
  --port N      the port of the API on 127.0.0.1 (default: a free one)
  --verbose     show every log line of the services (they are in <data folder>/logs anyway)
  -h, --help    this text

environment:
  DATABASE_URL       a PostgreSQL to use, as a superuser (default: one is started)
  KAFKA_BROKERS      a Kafka to use, host:port,… (default: one is started; that needs Java 17)
  AUTOSYNC_DATA_DIR  the data folder (default: .autosync/start in the project)

Your own records: DIR is one company, or holds a folder for each company. A company's records are all *.json and *.csv
files in its folder. It is named after the folder, unless company.json says otherwise:
  {"name": "Contoso IT", "timeZone": "America/Chicago", "settings": {"invoiceLineDetail": "condensed"}}
and "generate": {"records": 1000, "prefix": "CHI"} in it adds so many made-up records.

JSON: what POST /v1/companies/{id}/invoices/bulk takes, {"items": [...]}, or just the array. demo/ in the project has
examples. CSV: a header, then one row per invoice line. Rows with the same externalId are one invoice; what belongs to
the whole invoice may stand in any of its rows, or in all of them. Separated by commas, semicolons or tabs; columns:
${columnTable()}

What cannot be taken is listed with file, line and reason; the rest is synced.
`;
}
