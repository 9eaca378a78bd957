/** One sighting: at `atMs` the partition's log ended at `end`, further than ever seen before. */
type Sighting = { end: bigint; atMs: number };

/** Beyond this every other one is forgotten: a group that stands still for days needs no better resolution. */
const MOST_SIGHTINGS = 256;

/**
 * Remembers when the end of one partition's log was first seen at which offset, as a broker does not tell when an event
 * came. So the time for which an uncommitted event is known to wait is at most one look too short, and counts from the
 * first look of this process.
 */
export function createLogEnds() {
  let sightings: Sighting[] = [];

  return {
    /** Notes a look; answers since when an event behind `committed` is known to wait, undefined when there is none. */
    look({ end, committed, nowMs }: { end: bigint; committed: bigint; nowMs: number }): number | undefined {
      // A log that ends earlier than before was made anew.
      sightings = sightings.filter((seen) => seen.end > committed && seen.end <= end);
      if (end > (sightings.at(-1)?.end ?? committed)) sightings.push({ end, atMs: nowMs });
      if (sightings.length > MOST_SIGHTINGS) sightings = sightings.filter((_, place) => place % 2 === 0);
      return sightings[0]?.atMs;
    },
  };
}
