import type { AddressInfo } from 'node:net';
import { operatorKey } from '../support/environment.ts';
import { invoice } from '../support/invoices.ts';
import { wholeGateway } from '../support/whole-gateway.ts';

/**
 * A whole gateway on a socket, with something of everything in it. Callers speak as the operator for a tenant: no request
 * can take that key away.
 */
export async function hostileGateway() {
  const whole = await wholeGateway({
    SYNC_TYPES: 'invoices,expenses,inventory,payments',
    RATE_LIMIT_REQUESTS: '10000000',
    ANONYMOUS_RATE_LIMIT_REQUESTS: '10000000',
    QBO_WEBHOOK_VERIFIER_TOKENS: 'verifier',
  });
  const { gateway } = whole;
  const tenant = await gateway.tenant('Hostile');
  const [company, throwaway, foreign] = [
    await tenant.company('Contoso'),
    await tenant.company('Thrown away'),
    await (await gateway.tenant('Neighbour')).company('Foreign'),
  ];
  const path = `/v1/companies/${company.id}`;
  for (const externalId of ['INV-1', 'INV-2']) {
    await tenant.call('PUT', `${path}/invoices/${externalId}`, { body: invoice({ number: externalId }) });
  }
  const batch = (await tenant.call('POST', `${path}/batches`, { body: { type: 'invoices' } })).body as { id: string };
  await gateway.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = gateway.app.server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    headers: { authorization: `Bearer ${operatorKey}`, 'autosync-tenant': tenant.id },
    /** What a caller of this tenant may find in ids of paths. */
    known: { company: company.id, throwaway: throwaway.id, foreign: foreign.id, batch: batch.id, key: tenant.keyId },
    document: (await gateway.call('GET', '/v1/openapi.json', { key: null })).body as unknown,
    /** Errors that a person would have to look at: there must be none, whatever was sent. */
    errors: () => gateway.logs.filter(({ level }) => level === 'error'),
    stop: whole.stop,
  };
}

export type HostileGateway = Awaited<ReturnType<typeof hostileGateway>>;
