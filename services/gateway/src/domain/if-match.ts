import { problem } from '../errors.ts';

export function etagOf(version: number): string {
  return `"${version}"`;
}

/** The header, which a write to settings needs. Throws `if-match-required`. */
export function requireIfMatch(ifMatch: string | undefined): string {
  if (ifMatch !== undefined) return ifMatch;
  throw problem('if-match-required', 'Read it first, then send its ETag as If-Match, so that nobody’s change is lost.');
}

/**
 * The version a write depends on: the one the client read, 0 for "whatever is there" (`*`). Throws `version-mismatch`
 * when the present version is not among those the client knows.
 */
export function matchVersion(ifMatch: string, version: number): number {
  const known = ifMatch.split(',').map((tag) => tag.trim());
  if (known.includes('*')) return 0;
  if (known.includes(etagOf(version))) return version;
  throw problem('version-mismatch', `It is ${etagOf(version)} by now. Read it again and repeat your change.`);
}

/** What a record's write depends on: nothing, a version that the client read, its existence, or its absence. */
export type Precondition = { ifMatch?: string; ifNoneMatch?: string };

/** Throws `version-mismatch` unless what is there (null: nothing) is what the client says. */
export function checkPrecondition({ ifMatch, ifNoneMatch }: Precondition, version: number | null): void {
  if (ifMatch !== undefined) {
    if (version === null) throw problem('version-mismatch', 'There is none by now, so there is no such version of it.');
    matchVersion(ifMatch, version);
  }
  if (ifNoneMatch === undefined || version === null) return;
  const known = ifNoneMatch.split(',').map((tag) => tag.trim());
  if (!known.includes('*') && !known.includes(etagOf(version))) return;
  throw problem('version-mismatch', `It is there already, as ${etagOf(version)}.`);
}
