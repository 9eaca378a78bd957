import type { RunCheck } from '../api/api.ts';
import type { Look } from '../ui/badge.tsx';

export type Verdict = RunCheck['answer'] | 'unknown';

/** Only the word "safe" of the run check, heard now, is safe. All else, also what is not known any more, looks otherwise. */
export function verdictOf(check: { data: RunCheck | undefined; error: Error | null }): Verdict {
  if (check.error !== null || check.data === undefined) return 'unknown';
  const { answer } = check.data;
  return answer === 'safe' || answer === 'wait' || answer === 'no' ? answer : 'unknown';
}

export const verdictLooks: Record<Verdict, Look> = {
  safe: { tone: 'good', icon: 'check' },
  wait: { tone: 'warn', icon: 'clock' },
  no: { tone: 'bad', icon: 'stop' },
  unknown: { tone: 'idle', icon: 'question' },
};
