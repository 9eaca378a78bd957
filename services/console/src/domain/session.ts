/** Who is signed in, sealed in the cookie: the browser holds it and cannot read it. */
export type Person = {
  /** What the gateway is shown: an API key, or an access token. */
  credential: string;
  way: 'key' | 'oidc';
  name: string;
  /** The operator sees tenants and keys; everybody else one tenant. */
  isOperator: boolean;
  tenantId: string | null;
  scopes: readonly string[];
  signedInAt: number;
  seenAt: number;
};

export type SessionLimits = { idleMs: number; maxMs: number };

/** Past the limit of idleness, or past its whole length, a session is over. */
export function isOver({ signedInAt, seenAt }: Person, { idleMs, maxMs }: SessionLimits, now: number): boolean {
  return now - seenAt > idleMs || now - signedInAt > maxMs;
}

/** A cookie is written anew only now and then: what is done within a twentieth of the idle limit counts as the same. */
export function needsTouch({ seenAt }: Person, { idleMs }: SessionLimits, now: number): boolean {
  return now - seenAt > idleMs / 20;
}
