import { centsFromNumber, formatMoney } from '@autosync/core';
import type { Simulator } from '../simulator.ts';
import type { Company, Item } from '../tenant.ts';

/** A company with its records as they were last sent to the API. */
export type Books = { company: Company; items: Item[] };

/** I2, from outside: each record once in QuickBooks, equal to the cent, and nothing else. */
export async function bookViolations(simulator: Simulator, { company, items }: Books): Promise<string[]> {
  const documents = [
    ...(await simulator.documents(company.realmId, 'Invoice')),
    ...(await simulator.documents(company.realmId, 'CreditMemo')),
  ];
  const inQuickBooks = documents.map(
    ({ DocNumber, TotalAmt }) => `${DocNumber} ${formatMoney(centsFromNumber(TotalAmt))}`,
  );
  const sent = items.map(({ number, total }) => `${number} ${total?.replace('-', '')}`);
  return [
    ...surplus(inQuickBooks, sent).map((line) => `I2: ${line} is in QuickBooks, nobody sent it (again)`),
    ...surplus(sent, inQuickBooks).map((line) => `I2: ${line} was sent, QuickBooks does not have it`),
  ];
}

/** What the first list has and the second has not, or not as often. */
function surplus(first: readonly string[], second: readonly string[]): string[] {
  const rest = [...second];
  return first.filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
