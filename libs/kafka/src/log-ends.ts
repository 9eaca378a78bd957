/** At `atMs` the partition's log was first seen to end at `end`. */
type Sighting = { end: bigint; atMs: number };

/**
 * Above this number every second sighting is dropped: a group that stands still for days needs no better resolution.
 */
const MOST_SIGHTINGS = 256;

/**
 * Remembers when the log of one partition was first seen to reach which end, since brokers do not tell when an event
 * arrived. So the known waiting time of an uncommitted event is at most one look too short, and never starts before
 * this process did.
 */
export function createLogEnds() {
  let sightings: Sighting[] = [];

  return {
    /**
     * Notes a look. Returns the time since when an event after `committed` is known to wait; undefined if there is
     * none.
     */
    look({ end, committed, nowMs }: { end: bigint; committed: bigint; nowMs: number }): number | undefined {
      // A log that ends earlier than before was created again.
      sightings = sightings.filter((seen) => seen.end > committed && seen.end <= end);
      if (end > (sightings.at(-1)?.end ?? committed)) sightings.push({ end, atMs: nowMs });
      if (sightings.length > MOST_SIGHTINGS) sightings = sightings.filter((_, place) => place % 2 === 0);
      return sightings[0]?.atMs;
    },
  };
}
