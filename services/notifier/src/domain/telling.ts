import type { Matter } from './matter.ts';

export type Decision = { tell: true } | { tell: false; lookAgainAt: Date | null };

const nothing: Decision = { tell: false, lookAgainAt: null };

/** The steps of a countdown are days apart, and each is due in its time. */
const neverQuiet: readonly Matter['kind'][] = ['expiry'];

/** Causes that mostly pass by themselves: people hear of them when they have not passed after a while. */
const passing: readonly unknown[] = ['throttle', 'upstream', 'timeout', 'platform'];

function patientUntil({ since, details }: Telling, patienceMs: number): Date {
  return new Date(since.getTime() + (passing.includes(details['category']) ? patienceMs : 0));
}

type Telling = Pick<Matter, 'kind' | 'present' | 'since' | 'news' | 'details' | 'told' | 'toldAt'>;

/**
 * Whether people hear of a matter now: when there is something of it that they have not heard, and they have not heard of it
 * for `quietMs`. So a cause that lasts is told once, one that comes and goes no more often than that, and one that has
 * mended itself not at all.
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

/** As many sentences as are looked at of a matter, and as it remembers to have told: a lasting one is not told anew. */
export const MOST_TOLD = 500;

export function toldAfter({ news, told }: Pick<Matter, 'news' | 'told'>): string[] {
  return [...new Set([...news, ...told])].slice(0, MOST_TOLD);
}
