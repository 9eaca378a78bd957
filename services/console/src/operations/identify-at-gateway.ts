import { answered, createClient, isProblem } from '@autosync/client';
import type { Person } from '../domain/session.ts';

export type IdentifyAtGateway = (asked: {
  credential: string;
  way: Person['way'];
  address: string;
}) => Promise<Person | 'refused' | 'unavailable'>;

/** Asks the gateway who a credential belongs to: only it knows keys and checks tokens. */
export function createIdentifyAtGateway(gatewayUrl: string): IdentifyAtGateway {
  return async ({ credential, way, address }) => {
    // A header cannot hold other characters, so such a text is no key.
    if (!/^[\x21-\x7e]+$/.test(credential)) return 'refused';
    const client = createClient({ baseUrl: gatewayUrl, credential, headers: { 'x-forwarded-for': address } });
    try {
      const { data } = await answered(client.GET('/v1/self'));
      const { name, isOperator, tenantId, scopes } = data;
      const now = Date.now();
      return { credential, way, name, isOperator, tenantId, scopes, signedInAt: now, seenAt: now };
    } catch (error) {
      return isProblem(error, 'not-authenticated') || isProblem(error, 'forbidden') ? 'refused' : 'unavailable';
    }
  };
}
