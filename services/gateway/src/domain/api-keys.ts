import { createHash, randomBytes } from 'node:crypto';

/**
 * `ask_` + 43 characters of randomness + 6 of a checksum. Scanners for leaked secrets recognise it by its form, and a
 * mistyped or made-up key is refused without asking the database.
 */
const FORM = /^ask_([A-Za-z0-9_-]{43})([0-9a-f]{6})$/;

const PREFIX_LENGTH = 'ask_'.length + 6;

function checksum(random: string): string {
  return createHash('sha256').update(`autosync:api-key:${random}`).digest('hex').slice(0, 6);
}

/** What is stored of a key. It is random, so one round of SHA-256 suffices. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A new key: itself (shown once), the prefix people recognise it by, and the hash that is stored. */
export function generateApiKey(): { key: string; prefix: string; hash: Buffer } {
  const random = randomBytes(32).toString('base64url');
  const key = `ask_${random}${checksum(random)}`;
  return { key, prefix: key.slice(0, PREFIX_LENGTH), hash: hashSecret(key) };
}

export function isApiKeyForm(text: string): boolean {
  const [, random, sum] = FORM.exec(text) ?? [];
  return random !== undefined && checksum(random) === sum;
}

/** How a key begins, of what has the form of one: it may stand in a log, other texts may be secrets of somebody else. */
export function visiblePrefix(text: string): string | undefined {
  return isApiKeyForm(text) ? text.slice(0, PREFIX_LENGTH) : undefined;
}
