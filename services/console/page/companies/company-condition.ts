import type { CompanyStatus } from '../api/api.ts';
import type { Look } from '../ui/badge.tsx';

type Condition = CompanyStatus['condition'] | 'disabled';

const looks: Record<Condition, Look> = {
  booksReset: { tone: 'bad', icon: 'error' },
  needsReconnect: { tone: 'bad', icon: 'unlink' },
  switchedOff: { tone: 'bad', icon: 'error' },
  overdue: { tone: 'bad', icon: 'clock' },
  failing: { tone: 'warn', icon: 'warning' },
  problems: { tone: 'warn', icon: 'warning' },
  paused: { tone: 'warn', icon: 'pause' },
  notConnected: { tone: 'idle', icon: 'unlink' },
  disabled: { tone: 'idle', icon: 'pause' },
  off: { tone: 'idle', icon: 'pause' },
  inStep: { tone: 'good', icon: 'check' },
};

/** A company's condition in one word: the worst that applies. */
export function companyCondition(company: CompanyStatus): Look & { word: Condition } {
  const word: Condition = company.disabled ? 'disabled' : company.condition;
  return { word, ...looks[word] };
}

/** The other reasons: the record types that the condition is about, and what else applies. */
export function furtherReasons({ disabled, condition, reasons }: CompanyStatus): CompanyStatus['reasons'] {
  if (disabled) return [];
  return reasons.filter((reason) => reason.types.length > 0 || reason.condition !== condition);
}
