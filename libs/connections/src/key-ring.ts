import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AutosyncError } from '@autosync/core';

/** What a sealed value belongs to: it opens only in the same place. */
export type SealContext = { tenantId: string; companyId: string; column: string };

export type Sealed = { keyId: string; sealed: Buffer };

export type KeyRing = {
  /** The id of the key that seals: the first, unless `sealWith` says otherwise. */
  readonly sealsWith: string;
  /** The ids of all keys, in their order. */
  readonly keyIds: readonly string[];
  /** Another of its keys seals from now on. Throws `key-missing`. */
  sealWith(keyId: string): void;
  /** AES-256-GCM with a new nonce under the key that seals: nonce (12 bytes), tag (16), ciphertext. */
  seal(plain: string, context: SealContext): Sealed;
  /**
   * Throws `key-missing` (retryable, once the configuration has the key) or `unsealing-failed`: altered, or sealed for
   * another tenant, company or column.
   */
  open(value: Sealed, context: SealContext): string;
};

export type Key = { id: string; key: Buffer };

const KEY_ID = /^[A-Za-z0-9_-]{1,64}$/;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Says what is wrong and never quotes a key. */
function invalid(message: string): AutosyncError {
  return new AutosyncError('invalid-key-ring', message);
}

function additionalData({ tenantId, companyId, column }: SealContext): Buffer {
  return Buffer.from([tenantId, companyId, column].join('|'), 'utf8');
}

/** The first key seals unless a process says otherwise (key-announcer.ts), all of them open. Throws `invalid-key-ring`. */
export function createKeyRing({ keys }: { keys: readonly Key[] }): KeyRing {
  const own = keys.map(({ id, key }) => ({ id, key: Buffer.from(key) }));
  const byId = new Map(own.map(({ id, key }) => [id, key]));
  const [first] = own;
  if (first === undefined) throw invalid('there is no key');
  if (byId.size !== keys.length) throw invalid('two keys have the same id');
  for (const { id, key } of own) {
    if (!KEY_ID.test(id)) throw invalid('a key id has letters, digits, "-" and "_" only');
    if (key.length !== KEY_BYTES) throw invalid(`key "${id}" must have ${KEY_BYTES} bytes`);
  }

  let sealing = first;
  return {
    get sealsWith() {
      return sealing.id;
    },
    keyIds: own.map(({ id }) => id),
    sealWith(keyId) {
      const key = own.find(({ id }) => id === keyId);
      if (key === undefined) throw new AutosyncError('key-missing', `the key ring has no key "${keyId}"`);
      sealing = key;
    },
    seal(plain, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const { id, key } = sealing;
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additionalData(context));
      const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return { keyId: id, sealed: Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]) };
    },
    open({ keyId, sealed }, context) {
      const key = byId.get(keyId);
      if (key === undefined) {
        throw new AutosyncError('key-missing', `the key ring has no key "${keyId}"`, { retryable: true });
      }
      try {
        const nonce = sealed.subarray(0, NONCE_BYTES);
        const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(additionalData(context)).setAuthTag(tag);
        const ciphertext = sealed.subarray(NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
      } catch (error) {
        throw new AutosyncError('unsealing-failed', `a sealed ${context.column} does not open`, { cause: error });
      }
    },
  };
}

/**
 * The ring of a setting: `id:base64,id2:base64`, each key 32 bytes. Throws `invalid-key-ring` with a sentence that
 * quotes no key.
 */
export function parseKeyRing(text: string): KeyRing {
  const keys = text.split(',').map((part) => {
    const [id = '', base64 = '', ...rest] = part.trim().split(':');
    const key = Buffer.from(base64, 'base64');
    if (rest.length > 0 || key.toString('base64') !== base64) throw invalid('each key is written as id:base64');
    return { id, key };
  });
  return createKeyRing({ keys });
}
