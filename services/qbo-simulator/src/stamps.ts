const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** All recorded stamps carry the Pacific offset, whatever the company's own zone (docs/quickbooks.md#time-stamps). */
const STAMP_ZONE = 'America/Los_Angeles';

type Zone = { format: Intl.DateTimeFormat; quarter: number; offsetMs: number };

const zones = new Map<string, Zone>();

/** The zone's offset from UTC. Offsets only change at quarters of an hour, so one is remembered per zone. */
function offsetMs(name: string, atMs: number): number {
  let zone = zones.get(name);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    zone = { format, quarter: Number.NaN, offsetMs: 0 };
    zones.set(name, zone);
  }
  const quarter = Math.floor(atMs / (HOUR_MS / 4));
  if (zone.quarter !== quarter) {
    zone.quarter = quarter;
    zone.offsetMs = parseOffset(zone.format.format(atMs));
  }
  return zone.offsetMs;
}

/** "11/2/2025, GMT-08:00" → −8 h; plain "GMT" is UTC. */
function parseOffset(text: string): number {
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(text);
  if (!match) return 0;
  const distance = Number(match[2]) * HOUR_MS + (Number(match[3]) * HOUR_MS) / 60;
  return match[1] === '-' ? -distance : distance;
}

function offsetText(distanceMs: number): string {
  const minutes = Math.abs(distanceMs) / 60_000;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${distanceMs < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** MetaData stamps: whole seconds with the Pacific offset (docs/quickbooks.md#time-stamps). */
export function metaDataStamp(atMs: number): string {
  const offset = offsetMs(STAMP_ZONE, atMs);
  return `${new Date(atMs + offset).toISOString().slice(0, 19)}${offsetText(offset)}`;
}

/** The `time` of an answer: milliseconds, left out when they are zero (docs/quickbooks.md#answers). */
export function answerStamp(atMs: number): string {
  const offset = offsetMs(STAMP_ZONE, atMs);
  const local = new Date(atMs + offset).toISOString();
  return `${local.endsWith('.000Z') ? local.slice(0, 19) : local.slice(0, 23)}${offsetText(offset)}`;
}

/** The calendar day in a zone as `YYYY-MM-DD`. */
export function dayIn(zone: string, atMs: number): string {
  return new Date(atMs + offsetMs(zone, atMs)).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD` plus a number of days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Days of a month beyond its end mean its last day, such as 31 in February. `monthOffset` counts from the month of
 * `day`.
 */
export function dayOfMonth(day: string, monthOffset: number, number: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + monthOffset, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + monthOffset, Math.min(number, lastOfMonth))).toISOString().slice(0, 10);
}

/** Whether a text is a valid day, written as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const atMs = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text);
}
