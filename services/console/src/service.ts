import type { AddressInfo } from 'node:net';
import type { Service, ServiceContext } from '@autosync/observability';
import { buildApp } from './app.ts';
import type { AppDeps } from './entry-points/app-types.ts';
import type { ConsoleConfig } from './config.ts';
import { createConsoleMetrics } from './metrics.ts';
import { builtPage } from './operations/built-page.ts';
import { createIdentifyAtGateway } from './operations/identify-at-gateway.ts';
import { createOidc } from './operations/oidc.ts';

function oidcOf({ oidcIssuer: issuer, oidcClientId: clientId, ...config }: ConsoleConfig, publicUrl: string) {
  if (issuer === undefined || clientId === undefined) return undefined;
  return createOidc({
    issuer,
    clientId,
    clientSecret: config.oidcClientSecret,
    scope: config.oidcScope,
    resource: config.oidcResource,
    redirectUri: `${publicUrl}/sign-in/callback`,
  });
}

function settingsOf(config: ConsoleConfig, publicUrl: URL): AppDeps['settings'] {
  return {
    publicUrl,
    prefix: publicUrl.pathname.replace(/\/+$/, ''),
    gatewayUrl: config.gatewayUrl.replace(/\/+$/, ''),
    version: config.serviceVersion,
    quickbooksAppUrl: config.quickbooksAppUrl.replace(/\/*$/, '/'),
    traceUrl: config.traceUrl,
    sessionKeys: config.sessionKeys,
    session: { idleMs: config.sessionIdleMs, maxMs: config.sessionMaxMs },
    signInsPerMinute: config.signInsPerMinute,
    trustedProxies: config.trustedProxies,
  };
}

/** The console: serves the page, keeps sessions in cookies, and forwards requests to the gateway. It stores nothing. */
export async function buildConsole(context: ServiceContext<ConsoleConfig>): Promise<Service> {
  const { config, logger, metrics } = context;
  const publicUrl = new URL(config.publicUrl);
  const settings = settingsOf(config, publicUrl);
  const page = await builtPage((message) => logger.info(message));
  const app = await buildApp({
    logger,
    metrics: createConsoleMetrics(metrics),
    page,
    identify: createIdentifyAtGateway(settings.gatewayUrl),
    oidc: oidcOf(config, publicUrl.href.replace(/\/+$/, '')),
    settings,
  });
  let httpPort = 0;
  return {
    async start() {
      await app.listen({ host: config.httpHost, port: config.httpPort });
      httpPort = (app.server.address() as AddressInfo).port;
    },
    async stop() {
      await app.close();
    },
    ports: () => ({ httpPort }),
  };
}
