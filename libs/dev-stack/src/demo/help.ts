import { declarationOf, outgoingTypes, type RecordType } from '@autosync/contracts';
import { csvColumns } from '@autosync/record-files';

function columnTable(type: RecordType): string {
  const columns = csvColumns(type);
  const widest = Math.max(...columns.map(({ name }) => name.length));
  const rows = columns.map(({ name, of, meaning }) => {
    const place = of === 'line' ? 'line: ' : '';
    return `  ${name.padEnd(widest)}  ${place}${meaning}`;
  });
  return [`Columns of ${declarationOf(type).words.many}:`, ...rows].join('\n');
}

/** What `npm start -- --help` prints. */
export function helpText(): string {
  const outgoing = outgoingTypes.map(([type]) => type);
  const [usual] = outgoing;
  const types = outgoing.map((type) => `${type}.json, ${type}-….csv`).join('; ');
  const tables = outgoing.map(columnTable).join('\n\n');
  return `Starts AutoSync with everything it needs on this machine, and syncs an IT-services firm's records to a simulated
QuickBooks: PostgreSQL, Kafka, the QuickBooks simulator and every service, six companies, connected and with AutoSync
enabled. Meanwhile a scripted bookkeeper receives and corrects payments in QuickBooks, which come back. It says how to
reach the API before any record goes in, and keeps running until Ctrl-C.

usage: npm start -- [options]

  --once        exit after the summary: 0 when everything is Finished and equal to the cent, else 1
  --json        the last line of stdout is the summary as one JSON object; all else goes to stderr
  --fresh       start over: forget the data of earlier starts
  --large       also a company with 1,000 invoices and credit memos, which takes a few minutes
  --input DIR   sync your own records instead of the demo's (see below)
  --env-file F  write the addresses of the API and the console, the keys and the id of a company to this file, as soon as
                they are there: AUTOSYNC_API, AUTOSYNC_CONSOLE, AUTOSYNC_OPERATOR_KEY, AUTOSYNC_KEY, AUTOSYNC_COMPANY
  --port N      the port of the API on 127.0.0.1 (default: a free one)
  --verbose     show every log line of the services (they are in <data folder>/logs anyway)
  --watch       start a service anew whenever one of its sources changes
  --inspect S   let a debugger attach to service S, at 127.0.0.1:9229
  -h, --help    this text

Mails that AutoSync sends reach nobody: they are written to <data folder>/mails, to look at.

environment:
  DATABASE_URL       a PostgreSQL to use, as a superuser (default: one is started)
  KAFKA_BROKERS      a Kafka to use, host:port,… (default: one is started; that needs Java 17)
  AUTOSYNC_DATA_DIR  the data folder (default: .autosync/start in the project)

Your own records: DIR is one company, or holds a folder for each company. A company's records are all *.json, *.ndjson and *.csv
files in its folder. It is named after the folder, unless company.json says otherwise:
  {"name": "Contoso IT", "timeZone": "America/Chicago", "settings": {"invoiceLineDetail": "condensed"}}
and "generate": {"records": 1000, "prefix": "CHI"} in it adds so many made-up invoices,
and "mappings": [{"kind": "account", "name": "Fuel", "quickbooks": "Travel"}] says what names mean in QuickBooks.

A file whose name begins with a record type holds that type: ${types}. Every other file holds
${usual}.

JSON: what POST /v1/companies/{id}/<type>/bulk takes, {"items": [...]}, or just the array. demo/ in the project has
examples. CSV: a header, then one row per line of a record. Rows with the same externalId are one record; what belongs to
the whole record may stand in any of its rows, or in all of them. Separated by commas, semicolons or tabs.

${tables}

What cannot be taken is listed with file, line and reason; the rest is synced.
`;
}
