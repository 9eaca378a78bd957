import type { RunCheck } from '../api/api.ts';
import type { Look } from '../ui/badge.tsx';

/** `waitForSomebody`: a batch would wait until a person does something. */
export type Verdict = RunCheck['answer'] | 'waitForSomebody' | 'unknown';

const UP_TO_SOMEBODY: readonly string[] = ['not-connected', 'needs-reconnect', 'disabled', 'paused'];

/** Only a fresh answer "safe" of the run check counts as safe. */
export function verdictOf(check: { data: RunCheck | undefined; error: Error | null }): Verdict {
  if (check.error !== null || check.data === undefined) return 'unknown';
  const { answer, reasons } = check.data;
  if (answer === 'wait' && reasons.some(({ code }) => UP_TO_SOMEBODY.includes(code))) return 'waitForSomebody';
  return answer === 'safe' || answer === 'wait' || answer === 'no' ? answer : 'unknown';
}

export const verdictLooks: Record<Verdict, Look> = {
  safe: { tone: 'good', icon: 'check' },
  wait: { tone: 'warn', icon: 'clock' },
  waitForSomebody: { tone: 'warn', icon: 'pause' },
  no: { tone: 'bad', icon: 'stop' },
  unknown: { tone: 'idle', icon: 'question' },
};
