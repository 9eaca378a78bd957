import type { RecordType } from '@autosync/contracts';

/** What is on its way of a record type, and what its workers did in the last `loadMemoryMs`. */
export type Load = {
  type: RecordType;
  inFlight: number;
  /** Of these: being worked on, or waiting for a place for longer than an idle run takes to be answered. */
  slow: number;
  started: number;
  /** Slices that ended, so that a place was free again. */
  ended: number;
  /** Runs that had nothing to do and took no place. */
  idle: number;
  /** Runs that had waited for a place for so long that the worker gave them back. */
  handedBack: number;
};

export const loadMemoryMs = 30_000;

/** An idle run is answered within a second or two; what takes longer has work, or its worker is busy or gone. */
export const slowAfterMs = 5000;

/** So many are sent while no worker lives, to find out when one does. */
const PROBE = 5;

/** Of the slices that ended in the last half minute, the share that ends in ten seconds. */
const SOON = 1 / 3;

/**
 * How many runs of a type may be on their way (docs/protocol.md#dispatch), never more than `most`: those that need a place
 * for as many as there are places, and will soon be free again. How many of the next ones need a place is only
 * known when a worker looks at them, so as many are sent as will need the places that are left, going by the last ones.
 * A worker gives back what waits too long, so an error of this estimate costs a detour and no time.
 */
export function windowOf(load: Omit<Load, 'type' | 'inFlight'>, { places, most }: { places: number; most: number }) {
  const { slow, started, ended, idle, handedBack } = load;
  const mayNeedPlaces = Math.max(places + Math.ceil(ended * SOON), PROBE);
  const left = Math.max(0, mayNeedPlaces - slow);
  const withWork = started + handedBack + 1;
  return Math.min(most, slow + Math.ceil((left * (withWork + idle)) / withWork));
}
