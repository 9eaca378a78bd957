/** A path segment that also survives single quotes of a shell. */
function segment(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27');
}

/** Calls to try, ready to be pasted. */
export function firstCalls(
  gatewayUrl: string,
  { key, companyId, externalId }: { key: string; companyId: string; externalId: string },
): string[] {
  const company = `${gatewayUrl}/v1/companies/${companyId}`;
  const curl = `curl -sS -H 'Authorization: Bearer ${key}'`;
  return [
    '# the batches of a company',
    `${curl} '${company}/batches'`,
    '# the payments that came back, with the invoices they pay',
    `${curl} '${company}/payments'`,
    '# an invoice, with what was sent to QuickBooks for it and what was paid',
    `${curl} '${company}/invoices/${segment(externalId)}'`,
    '# run a new batch by hand',
    `${curl} -H 'Content-Type: application/json' -d '{"type":"invoices"}' '${company}/batches'`,
  ];
}
