import type { FastifyRequest } from 'fastify';
import { isOver, needsTouch } from '../domain/session.ts';
import type { Person, SessionLimits } from '../domain/session.ts';

declare module '@fastify/secure-session' {
  interface SessionData {
    person: Person;
    /** What a sign-in at the issuer needs when the browser comes back. */
    signingIn: { verifier: string; state: string; nonce: string; goTo: string };
  }
}

/** Who is signed in; clears the session if it has ended. */
export function currentPerson({ session }: FastifyRequest, limits: SessionLimits): Person | undefined {
  const person = session.get('person');
  if (person === undefined) return undefined;
  const now = Date.now();
  if (isOver(person, limits, now)) {
    session.delete();
    return undefined;
  }
  if (needsTouch(person, limits, now)) session.set('person', { ...person, seenAt: now });
  return person;
}
