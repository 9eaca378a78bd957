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
