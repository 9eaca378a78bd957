import { AutosyncError } from '@autosync/core';

const KEY_BYTES = 32;

/** @throws AutosyncError `invalid-session-keys`; the message says what is wrong and never quotes a key. */
export function parseSessionKeys(text: string): Buffer[] {
  return text.split(',').map((part) => {
    const key = Buffer.from(part.trim(), 'base64');
    if (key.toString('base64') === part.trim() && key.length === KEY_BYTES) return key;
    throw new AutosyncError('invalid-session-keys', `each key must be the base64 of ${KEY_BYTES} bytes`);
  });
}
