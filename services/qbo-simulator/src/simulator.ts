import Fastify from 'fastify';
import type { Clock } from '@autosync/core';
import { controlRoutes } from './http/control/routes.ts';
import { createDataWork } from './http/data-work.ts';
import { dataRoutes } from './http/data.ts';
import { createRequestIds } from './http/request-ids.ts';
import { consentRoutes } from './http/consent.ts';
import { entitlementRoutes } from './http/entitlements.ts';
import { fileRoutes } from './http/files.ts';
import { openidRoutes } from './http/openid.ts';
import { pageRoutes } from './http/pages.ts';
import { compileWhenNeeded } from './http/schema-validation.ts';
import { tokenRoutes } from './http/tokens.ts';
import { createTokenEndpoint } from './oauth/token-endpoint.ts';
import type { ClientApp } from './oauth/apps.ts';
import { openState } from './state.ts';
import type { SimulatorState } from './state.ts';
import type { Switches } from './switches.ts';

export type SimulatorOptions = {
  /** The folder of the journal; created if it does not exist. */
  dataDir: string;
  /** The configured app; others are registered through the control API. */
  app: ClientApp;
  clock?: Clock;
  switches?: Partial<Switches>;
  /** Called when a call of the data API has ended; `none` without an answer. */
  onCall?: (status: number | 'none') => void;
  /** Called for an unexpected error. */
  onError?: (error: unknown, message: string) => void;
};

export type Simulator = {
  state: SimulatorState;
  /** Resolves to the port. */
  listen(host: string, port: number): Promise<number>;
  /** Cuts every connection and closes the journal. */
  close(): Promise<void>;
};

/** An invoice of 10,000 lines fits (docs/quickbooks.md#limits). */
const BODY_BYTES = 20 << 20;

/** QuickBooks Online in one process: OAuth, data API and control API on one port. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { onCall = () => {}, onError = () => {} } = options;
  const state = openState(options);
  const stopping = new AbortController();
  const server = Fastify({
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    // A client that uses us as its proxy sends the whole address (RFC 9112, 3.2.2).
    rewriteUrl: ({ url = '/' }) => (url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?#]*/i, '') || '/'),
  });
  server.setValidatorCompiler(compileWhenNeeded);
  const tokens = createTokenEndpoint(state);
  const requestIds = createRequestIds({ ...state, work: createDataWork(state) });
  const shared = { ...state, tokens, stopping: stopping.signal };

  server.register((scope, _options, done) => {
    dataRoutes(scope, { ...shared, requestIds, onCall, onError });
    done();
  });
  server.register((scope) => consentRoutes(scope, shared));
  server.register((scope) => tokenRoutes(scope, shared));
  server.register((scope) => pageRoutes(scope, state));
  server.register((scope, _options, done) => {
    fileRoutes(scope, state);
    entitlementRoutes(scope, state);
    done();
  });
  server.register((scope, _options, done) => {
    openidRoutes(scope, shared);
    done();
  });
  server.register((scope, _options, done) => {
    controlRoutes(scope, { ...shared, state });
    done();
  });
  await server.ready();

  return {
    state,
    async listen(host, port) {
      await server.listen({ host, port });
      const address = server.server.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    async close() {
      stopping.abort();
      state.deliveries.stop();
      await server.close();
      state.journal.close();
    },
  };
}
