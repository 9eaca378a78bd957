import { createHash, timingSafeEqual } from 'node:crypto';
import { systemClock } from '@autosync/core';
import { Metadata } from '@grpc/grpc-js';
import type { Peers } from './peer-settings.ts';

const HEADER = 'authorization';
const SCHEME = 'Bearer ';
/** How old what was read of a file may be. */
const READ_EVERY_MS = 1000;

/** The tokens as they are now. */
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

/** What a caller sends with each call: the first token, as it is then. */
export function createCallMetadata(peers: Peers | undefined): () => Metadata {
  const tokensNow = peers && followTokens(peers);
  return () => {
    const metadata = new Metadata();
    const [token] = tokensNow?.() ?? [];
    if (token !== undefined) metadata.set(HEADER, SCHEME + token);
    return metadata;
  };
}

/** Of one length whatever was given, so that the time of comparing tells nothing. */
const digest = (token: string) => createHash('sha256').update(token).digest();

/** Why a caller is refused; undefined: it is one of us, or nobody is asked. */
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
    // Each is compared, so that the time tells not which one it was either.
    const matches = tokens.filter((token) => timingSafeEqual(digest(token), shown));
    return matches.length > 0 ? undefined : 'unknown token';
  };
}
