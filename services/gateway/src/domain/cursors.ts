import { invalidRequest } from '../errors.ts';

/** A page's end as the client carries it: opaque, so that what is in it may change. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function notOurs(parameter = 'cursor'): Error {
  return invalidRequest({ parameter, code: 'cursor', detail: 'The cursor is not one that we gave.' });
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The parts again, each matching its pattern. Throws `invalid-request`: cursors come back as they were given. */
export function decodeCursor(cursor: string, patterns: readonly RegExp[], parameter?: string): string[] {
  const parts = parse(cursor);
  const valid =
    Array.isArray(parts) &&
    parts.length === patterns.length &&
    patterns.every((pattern, index) => typeof parts[index] === 'string' && pattern.test(parts[index]));
  if (!valid) throw notOurs(parameter);
  return parts as string[];
}

const INSTANT = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type AgeCursor = { createdAt: string; id: string };

/** The cursor of lists in the order of creation. */
export const ageCursor = {
  encode: ({ createdAt, id }: { createdAt: Date; id: string }) => encodeCursor([createdAt.toISOString(), id]),
  decode(cursor: string | undefined): AgeCursor | null {
    if (cursor === undefined) return null;
    const [createdAt = '', id = ''] = decodeCursor(cursor, [INSTANT, UUID]);
    // Date takes 30 February for 2 March; PostgreSQL does not.
    const instant = new Date(createdAt);
    if (Number.isNaN(instant.getTime()) || instant.toISOString() !== createdAt) throw notOurs();
    return { createdAt, id };
  },
};

const SEQUENCE = /^\d{1,15}$/;

/** A place in the change feed of a company. Every feed counts on its own, so the cursor of another one is refused. */
export const feedCursor = {
  encode: (companyId: string, sequence: number) => encodeCursor([companyId, String(sequence)]),
  decode(cursor: string | undefined, companyId: string): number {
    if (cursor === undefined) return 0;
    const [, sequence] = decodeCursor(cursor, [new RegExp(`^${companyId}$`), SEQUENCE], 'after');
    return Number(sequence);
  },
};

/**
 * A page out of rows that were read with one more than the limit: the extra row tells that there is a next page.
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  { limit, toItem, cursorOf }: { limit: number; toItem: (row: Row) => Item; cursorOf: (row: Row) => string },
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}
