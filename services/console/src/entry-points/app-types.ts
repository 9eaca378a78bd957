import type { Logger } from '@autosync/observability';
import type { ConsoleMetrics, RequestKind } from '../metrics.ts';
import type { Page } from '../operations/built-page.ts';
import type { IdentifyAtGateway } from '../operations/identify-at-gateway.ts';
import type { Oidc } from '../operations/oidc.ts';

/** What the console's routes need. */
export type AppDeps = {
  identify: IdentifyAtGateway;
  logger: Pick<Logger, 'info' | 'warn'>;
  metrics: ConsoleMetrics;
  page: Page;
  oidc: Oidc | undefined;
  settings: {
    /** The address of the console for browsers, without a slash at the end. */
    publicUrl: URL;
    /** The prefix of all paths: empty, or beginning with a slash. */
    prefix: string;
    gatewayUrl: string;
    version: string;
    quickbooksAppUrl: string;
    /** The address of a trace, with `{traceId}` in it. */
    traceUrl: string | undefined;
    sessionKeys: Buffer[];
    session: { idleMs: number; maxMs: number };
    signInsPerMinute: number;
    trustedProxies: readonly string[] | undefined;
  };
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The kind of request in metrics. */
    kind?: RequestKind;
  }
  interface FastifyRequest {
    /** The nonce of the answer's content security policy and of the page. */
    nonce: string;
  }
}
