import { randomBytes } from 'node:crypto';
import type { Switches } from '../switches.ts';

/** Lifetimes of docs/quickbooks.md#tokens. */
export const ACCESS_TOKEN_SECONDS = 3600;
export const ROTATION_MS = 24 * 3_600_000;
/** After five years the user must consent again. */
export const HARD_LIMIT_SECONDS = 157_680_000;
export const CODE_MS = 10 * 60_000;

/**
 * Each refresh starts them again. Documentation and real answers disagree on their number, so it is a switch
 * (docs/quickbooks.md#tokens).
 */
export function refreshTokenSeconds({ refreshTokenDays }: Switches): number {
  return refreshTokenDays * 86_400;
}

export function newAccessToken(): string {
  return `AB01${randomBytes(48).toString('base64url')}`;
}

export function newRefreshToken(): string {
  return `AB11${randomBytes(24).toString('base64url')}`;
}

export function newCode(): string {
  return `AB11${randomBytes(21).toString('base64url')}`;
}
