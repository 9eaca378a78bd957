import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const NAME = 'autosync_browser';

/** What the browser was given when the connection was begun in it. */
export function browserOf({ headers }: Pick<FastifyRequest, 'headers'>): { browser?: string } {
  const browser = new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]{43})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
  return browser === undefined ? {} : { browser };
}

/**
 * Lax: it comes along when QuickBooks sends the person back, which is a link to follow, but with no form of another site.
 */
export function browserCookie(
  { browser = randomBytes(32).toString('base64url') }: { browser?: string },
  { publicUrl, oauthStateTtlMs }: { publicUrl: string; oauthStateTtlMs: number },
): string {
  const { pathname, protocol } = new URL(`${publicUrl}/v1/oauth`);
  const age = Math.ceil(oauthStateTtlMs / 1000);
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${NAME}=${browser}; Path=${pathname}; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}
