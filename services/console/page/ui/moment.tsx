import { createContext, useContext, useSyncExternalStore } from 'react';
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useLanguage } from '../texts/index.ts';
import { relativeTime } from './relative-time.ts';

const Zone = createContext<string | undefined>(undefined);
/** The time zone of the company that a part of the page is about. */
export const ZoneProvider = Zone.Provider;
export const useZone = (): string | undefined => useContext(Zone);

const TICK_MS = 10_000;
let now = Date.now();
const listeners = new Set<() => void>();
setInterval(() => {
  now = Date.now();
  for (const listener of listeners) listener();
}, TICK_MS);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The time, a little behind: one clock for all that is on the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

export function useExactTime(): (instant: string) => string {
  const language = useLanguage();
  const timeZone = useZone();
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'long',
    ...(timeZone !== undefined && { timeZone }),
  });
  return (instant) => format.format(new Date(instant));
}

/** A day without a time, such as `2026-11-02`, as people write it. */
export function useDay(): (day: string) => string {
  const format = new Intl.DateTimeFormat(useLanguage(), { dateStyle: 'medium', timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}

/** When something was or will be, as people say it; on hover or focus exactly, in the company's time zone. */
export function Moment({ at }: { at: string }) {
  const language = useLanguage();
  const exact = useExactTime()(at);
  const since = useNow();
  return (
    <TooltipTrigger delay={150} closeDelay={0}>
      <Focusable>
        <time className="moment" dateTime={at} data-exact={exact} tabIndex={0} role="note">
          {relativeTime(new Date(at).getTime(), Math.max(since, Date.now() - TICK_MS), language)}
        </time>
      </Focusable>
      <Tooltip className="tooltip" offset={4}>
        {exact}
      </Tooltip>
    </TooltipTrigger>
  );
}
