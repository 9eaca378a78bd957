/** How long the long drills last: a minute in `npm test`, ten in `npm run test:full`. */
export const drillSeconds = Number(process.env['AUTOSYNC_DRILL_SECONDS'] ?? 60);

/** In `npm run test:full` outages last as long as they are said to; in `npm test` a part of that. */
export function outageMs(fullMs: number, shortMs: number): number {
  return drillSeconds >= 600 ? fullMs : shortMs;
}
