/** Who is signed in. It is stored encrypted in the cookie, so that the browser cannot read it. */
export type Person = {
  /** The API key or access token that is sent to the gateway. */
  credential: string;
  way: 'key' | 'oidc';
  name: string;
  /** An operator sees tenants and keys; everybody else sees one tenant. */
  isOperator: boolean;
  tenantId: string | null;
  scopes: readonly string[];
  signedInAt: number;
  seenAt: number;
};

export type SessionLimits = { idleMs: number; maxMs: number };

/** Whether a session has ended: by its idle limit or by its total length. */
export function isOver({ signedInAt, seenAt }: Person, { idleMs, maxMs }: SessionLimits, now: number): boolean {
  return now - seenAt > idleMs || now - signedInAt > maxMs;
}

/** Whether to write the cookie again. That is done at most once per twentieth of the idle limit. */
export function needsTouch({ seenAt }: Person, { idleMs }: SessionLimits, now: number): boolean {
  return now - seenAt > idleMs / 20;
}
