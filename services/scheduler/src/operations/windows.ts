import type { RecordType } from '@autosync/contracts';
import { windowOf, type Load } from '../domain/window-rule.ts';

/** How many events the live workers of a type take at one time; 0 while none is known to live. */
export type Places = Readonly<Record<RecordType, number>>;

export type WindowSettings = {
  places: Places;
  /** The most in flight of a type, whatever its workers can take. */
  window: number;
};

/** How many runs of each type may be on their way. */
export function windowsOf(loads: readonly Load[], { places, window }: WindowSettings): Map<RecordType, number> {
  return new Map(loads.map((load) => [load.type, windowOf(load, { places: places[load.type], most: window })]));
}
