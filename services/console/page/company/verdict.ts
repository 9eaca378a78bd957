import type { RunCheck } from '../api/api.ts';
import type { Look } from '../ui/badge.tsx';

export type Verdict = RunCheck['answer'] | 'unknown';

/** Only a fresh answer "safe" of the run check counts as safe. */
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
