import type { KeyRing } from '@autosync/connections';
import { isId } from '@autosync/core';

/** What a link identifies. It is sealed in the token, so that nobody else can make one or change it. */
export type LinkKey = { tenantId: string; linkId: string };

const place = { tenantId: 'notify', companyId: 'rerun-links', column: 'token' };

export function sealLink(keyRing: KeyRing, { tenantId, linkId }: LinkKey): string {
  const { keyId, sealed } = keyRing.seal(`${tenantId} ${linkId}`, place);
  return `${keyId}.${sealed.toString('base64url')}`;
}

/** Null: it is not one of ours, or was changed. Throws `key-missing`. */
export function openLink(keyRing: KeyRing, token: string): LinkKey | null {
  const [, keyId, text] = /^([\w-]{1,64})\.([\w-]{1,400})$/.exec(token) ?? [];
  if (keyId === undefined || text === undefined) return null;
  try {
    const plain = keyRing.open({ keyId, sealed: Buffer.from(text, 'base64url') }, place);
    const [tenantId = '', linkId = ''] = plain.split(' ');
    return isId(tenantId) && isId(linkId) ? { tenantId, linkId } : null;
  } catch {
    return null;
  }
}
