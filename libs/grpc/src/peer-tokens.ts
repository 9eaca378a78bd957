import { createHash, timingSafeEqual } from 'node:crypto';
import { systemClock } from '@autosync/core';
import { Metadata } from '@grpc/grpc-js';
import type { Peers } from './peer-settings.ts';

const HEADER = 'authorization';
const SCHEME = 'Bearer ';
/** How long the content of a token file is used before it is read again. */
const READ_EVERY_MS = 1000;

/** The current tokens. */
function followTokens(peers: Peers): () => readonly string[] {
  let { tokens } = peers;
  let readAt = systemClock.monotonicMs();
  return () => {
    const now = systemClock.monotonicMs();
    if (peers.reload !== undefined && now - readAt >= READ_EVERY_MS) {
      readAt = now;
      tokens = peers.reload().tokens;
    }
    return tokens;
  };
}

/** The metadata of each call: the current first token. */
export function createCallMetadata(peers: Peers | undefined): () => Metadata {
  const tokensNow = peers && followTokens(peers);
  return () => {
    const metadata = new Metadata();
    const [token] = tokensNow?.() ?? [];
    if (token !== undefined) metadata.set(HEADER, SCHEME + token);
    return metadata;
  };
}

/** Digests have the same length whatever was given, so that the time of comparing tells nothing. */
const digest = (token: string) => createHash('sha256').update(token).digest();

/** Why a caller is refused; undefined: its token is right, or none is needed. */
export type CallerCheck = (metadata: Metadata) => 'no token' | 'unknown token' | undefined;

export function createCallerCheck(peers: Peers | undefined): CallerCheck {
  if (peers === undefined) return () => undefined;
  const tokensNow = followTokens(peers);
  return (metadata) => {
    const tokens = tokensNow();
    if (tokens.length === 0) return undefined;
    const [given] = metadata.get(HEADER);
    if (typeof given !== 'string' || !given.startsWith(SCHEME)) return 'no token';
    const shown = digest(given.slice(SCHEME.length));
    // All are compared, so that the time does not tell which one matched.
    const matches = tokens.filter((token) => timingSafeEqual(digest(token), shown));
    return matches.length > 0 ? undefined : 'unknown token';
  };
}
