import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components';
import { useLanguage } from '../texts/index.ts';
import { dateFormat } from './formats.ts';
import { relativeTime } from './relative-time.ts';

const Zone = createContext<string | undefined>(undefined);
/** The time zone of the company that the enclosed part of the page is about. */
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

/** The current time, updated every ten seconds by one timer for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

export function useExactTime(): (instant: string) => string {
  const language = useLanguage();
  const timeZone = useZone();
  return (instant) => {
    const options = { dateStyle: 'medium', timeStyle: 'long', ...(timeZone !== undefined && { timeZone }) } as const;
    return dateFormat(language, options).format(new Date(instant));
  };
}

/** Formats a day without a time, such as `2026-11-02`. */
export function useDay(): (day: string) => string {
  const language = useLanguage();
  return (day) => dateFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** How long the pointer may take from a time to its tooltip. */
const LEAVE_MS = 150;

/** Opens on hover and focus, stays open while the pointer is on the tooltip, closes on Escape. */
function useHover() {
  const [isOpen, setOpen] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(leaving.current), []);
  const show = () => {
    clearTimeout(leaving.current);
    setOpen(true);
  };
  const hide = () => setOpen(false);
  const leave = () => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(hide, LEAVE_MS);
  };
  return { isOpen, show, hide, leave };
}

/**
 * A time in words, such as "3 minutes ago". On hover or focus a tooltip shows it exactly, in the company's time zone.
 * The tooltip is only created then, since a list has hundreds of times.
 */
export function Moment({ at }: { at: string }) {
  const language = useLanguage();
  const exact = useExactTime()(at);
  const since = useNow();
  const place = useRef<HTMLTimeElement>(null);
  const { isOpen, show, hide, leave } = useHover();
  return (
    <>
      <time
        ref={place}
        className="moment"
        dateTime={at}
        data-exact={exact}
        tabIndex={0}
        role="note"
        aria-description={exact}
        onPointerEnter={show}
        onPointerLeave={leave}
        onFocus={show}
        onBlur={hide}
        onKeyDown={({ key }) => {
          if (key === 'Escape') hide();
        }}
      >
        {relativeTime(new Date(at).getTime(), Math.max(since, Date.now() - TICK_MS), language)}
      </time>
      {isOpen ? (
        // The library's tooltip requires this state even without a trigger of its own.
        <TooltipTriggerStateContext value={{ isOpen, shouldSkipAnimation: true, open: show, close: hide }}>
          <Tooltip className="tooltip" offset={4} triggerRef={place}>
            <span onPointerEnter={show} onPointerLeave={leave}>
              {exact}
            </span>
          </Tooltip>
        </TooltipTriggerStateContext>
      ) : null}
    </>
  );
}
