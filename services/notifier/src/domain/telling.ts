import type { Matter } from './matter.ts';

export type Decision = { tell: true } | { tell: false; lookAgainAt: Date | null };

const nothing: Decision = { tell: false, lookAgainAt: null };

/** The steps of a countdown are days apart and each is told on its day. */
const neverQuiet: readonly Matter['kind'][] = ['expiry'];

/** Causes that mostly go away by themselves: people are only told if they last. */
const passing: readonly unknown[] = ['throttle', 'upstream', 'timeout', 'platform'];

function patientUntil({ since, details }: Telling, patienceMs: number): Date {
  return new Date(since.getTime() + (passing.includes(details['category']) ? patienceMs : 0));
}

type Telling = Pick<Matter, 'kind' | 'present' | 'since' | 'news' | 'details' | 'told' | 'toldAt'>;

/**
 * Whether to tell people about a matter now: if there is something they do not know, and they were not told about it
 * within `quietMs`. So a lasting cause is told once, a recurring one no more often than that, and one that was solved
 * meanwhile not at all.
 */
export function decideTelling(
  matter: Telling,
  { now, quietMs, patienceMs }: { now: Date; quietMs: number; patienceMs: number },
): Decision {
  const { kind, present, news, told, toldAt } = matter;
  if (!present || news.every((one) => told.includes(one))) return nothing;
  const patient = patientUntil(matter, patienceMs);
  if (patient > now) return { tell: false, lookAgainAt: patient };
  if (toldAt === null || neverQuiet.includes(kind)) return { tell: true };
  const quietUntil = new Date(toldAt.getTime() + quietMs);
  return quietUntil <= now ? { tell: true } : { tell: false, lookAgainAt: quietUntil };
}

/** The most sentences that are read and remembered as told per matter, so that a lasting one is not told again. */
export const MOST_TOLD = 500;

export function toldAfter({ news, told }: Pick<Matter, 'news' | 'told'>): string[] {
  return [...new Set([...news, ...told])].slice(0, MOST_TOLD);
}
