/** How long the long drills last: half a minute in `npm test`, ten in `npm run test:full`. */
export const drillSeconds = Number(process.env['AUTOSYNC_DRILL_SECONDS'] ?? 25);

const isFull = drillSeconds >= 600;

/**
 * What chance repeats, as far as processes and time allow: one drill in `npm test`, three in `npm run test:full`, or the
 * one of AUTOSYNC_DRILL_SEED again.
 */
export const drillSeeds: readonly number[] = seedsOf(process.env['AUTOSYNC_DRILL_SEED']);

function seedsOf(given: string | undefined): number[] {
  if (given !== undefined) return [Number(given)];
  return Array.from({ length: isFull ? 3 : 1 }, () => Math.floor(Math.random() * 2 ** 32));
}

/** In `npm run test:full` outages last as long as they are said to; in `npm test` a part of that. */
export function outageMs(fullMs: number, shortMs: number): number {
  return isFull ? fullMs : shortMs;
}
