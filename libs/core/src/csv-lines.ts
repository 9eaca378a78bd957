/** What a spreadsheet would take as a formula; our own mark before it is doubled, so that reading takes off exactly one. */
const FORMULA = /^'*[=+\-@\t\r]/;

function toField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180) that a spreadsheet shows and never calculates. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(toField).join(',')}\r\n`).join('');
}
