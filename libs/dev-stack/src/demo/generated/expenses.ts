import type { Expense, ExpenseLine } from '@autosync/contracts';
import { formatMoney, parseMoney } from '@autosync/core';
import { createDice, type Dice } from '../dice.ts';

const members = ['Dana Whitfield', 'Marco Ruiz', 'Priya Natarajan', "Sean O'Brien"] as const;
const hotels = ['Harbor Inn', 'Union Station Hotel', 'The Lodge'] as const;
type Kind = readonly [account: string, description: string];

/** Accounts of the books, and what is bought on them. */
const kinds: readonly [Kind, ...Kind[]] = [
  ['Travel', 'Mileage to a client'],
  ['Meals and Entertainment', 'Lunch with a client'],
  ['Office Expenses', 'Cables and adapters'],
  ['Travel', 'Parking'],
];

const firstDay = Date.UTC(2026, 7, 3);
const days = 95;

function lineOf(dice: Dice): ExpenseLine {
  const [account, description] = dice.pick(kinds);
  return { account, description, amount: `${8 + dice.below(240)}.${dice.pick(['00', '25', '49', '90'])}` };
}

/** The expense at a place of the list: the same one however many there are. */
function generateExpense(index: number, prefix: string): { externalId: string } & Expense {
  const dice = createDice(7_000 + index);
  const lines = Array.from({ length: 1 + dice.below(3) }, () => lineOf(dice));
  const isOwed = index % 3 !== 2;
  return {
    externalId: `expense-${index + 1}`,
    number: `${prefix}-E${index + 1}`,
    date: new Date(firstDay + dice.below(days) * 86_400_000).toISOString().slice(0, 10),
    member: { name: dice.pick(members) },
    ...(isOwed ? { reimbursable: true } : { paymentMethod: 'Company card', payee: { name: dice.pick(hotels) } }),
    lines,
    total: formatMoney(lines.reduce((sum, { amount }) => sum + parseMoney(amount), 0n)),
  };
}

/** What members of the firm spent: two of three are owed the money, the third paid with the company's card. */
export function generateExpenses(count: number, prefix: string): ({ externalId: string } & Expense)[] {
  return Array.from({ length: count }, (_, index) => generateExpense(index, prefix));
}
