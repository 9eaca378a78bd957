import { createHash, randomUUID } from 'node:crypto';

/** A new random id (UUID v4 text). */
export function newId(): string {
  return randomUUID();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID text, the only form ids have on every wire. */
export function isId(value: string): boolean {
  return UUID.test(value);
}

/**
 * The same parts always give the same id (UUID v8 layout over SHA-256). Used where a repeat must find what the first
 * call made, for example the batch of an Idempotency-Key (docs/protocol.md#manual).
 */
export function deterministicId(...parts: string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  const bytes = digest.subarray(0, 16);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The signed 64-bit advisory-lock key of a company (docs/protocol.md#lock). All 64 bits come from a hash of the id. */
export function companyLockKey(companyId: string): bigint {
  return createHash('sha256').update(`autosync:company:${companyId}`).digest().readBigInt64BE(0);
}
