// What JSON.parse does not tell, or tells too late: a member that is there twice (the last one would win), and a text of a
// few megabytes that becomes hundreds of them as values. The bytes are looked through once, before anything is parsed.

const MOST_DEPTH = 32;
const MOST_MEMBERS = 100;

export type StructureFault = { pointer: string; code: 'duplicate' | 'too-deep' | 'too-many'; detail: string };

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openers = { object: 0x7b, array: 0x5b };
const closers = { object: 0x7d, array: 0x5d };

/** An object or array that is open at some place of the text. */
type Level = { isObject: boolean; index: number; members: string[]; expectsName: boolean };

/** Behind the quote that ends the text which begins at `start`; the end of the bytes when nothing ends it. */
function endOfText(bytes: Buffer, start: number): number {
  for (let end = bytes.indexOf(quote, start + 1); end !== -1; end = bytes.indexOf(quote, end + 1)) {
    let escapes = 0;
    while (bytes[end - 1 - escapes] === backslash) escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
  return bytes.length;
}

/** The name of a member as it is meant, escapes resolved; broken ones are left for JSON.parse to refuse. */
function nameIn(bytes: Buffer, start: number, end: number): string {
  const raw = bytes.toString('utf8', start, end);
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw;
  }
}

function pointerTo(levels: readonly Level[]): string {
  return levels
    .map(({ isObject, index, members }) => (isObject ? (members.at(-1) ?? '') : String(index)))
    .map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/**
 * The first fault in the structure of a JSON text. Whether it is JSON at all is not asked: JSON.parse is, afterwards.
 *
 * @param mostValues the most objects, arrays, texts, numbers and words there may be.
 */
export function findStructureFault(bytes: Buffer, mostValues: number): StructureFault | undefined {
  const levels: Level[] = [];
  // Each value but the first of its object or array has a comma before it.
  let values = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    const level = levels.at(-1);
    if (byte === quote) {
      const end = endOfText(bytes, at);
      if (level?.expectsName === true) {
        const name = nameIn(bytes, at, end);
        const isThere = level.members.includes(name);
        level.members.push(name);
        level.expectsName = false;
        if (isThere) return { pointer: pointerTo(levels), code: 'duplicate', detail: 'is there twice' };
        if (level.members.length > MOST_MEMBERS) return tooMany(levels.slice(0, -1), `${MOST_MEMBERS} members`);
      }
      at = end - 1;
    } else if (byte === comma) {
      values += 1;
      if (level !== undefined) {
        level.index += 1;
        level.expectsName = level.isObject;
      }
    } else if (byte === openers.object || byte === openers.array) {
      const isObject = byte === openers.object;
      values += 1;
      levels.push({ isObject, index: 0, members: [], expectsName: isObject });
      if (levels.length > MOST_DEPTH) {
        const detail = `is nested deeper than ${MOST_DEPTH} levels`;
        return { pointer: pointerTo(levels.slice(0, -1)), code: 'too-deep', detail };
      }
    } else if (byte === closers.object || byte === closers.array) levels.pop();
    if (values > mostValues) return tooMany([], `${mostValues} values`);
  }
  return undefined;
}

function tooMany(levels: readonly Level[], what: string): StructureFault {
  return { pointer: pointerTo(levels), code: 'too-many', detail: `has more than ${what}` };
}
