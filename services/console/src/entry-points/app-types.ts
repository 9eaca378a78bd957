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
    /** Where browsers find the console, without a slash at the end. */
    publicUrl: URL;
    /** What stands before all paths: empty, or beginning with a slash. */
    prefix: string;
    gatewayUrl: string;
    version: string;
    quickbooksAppUrl: string;
    /** With `{traceId}` in it. */
    traceUrl: string | undefined;
    sessionKeys: Buffer[];
    session: { idleMs: number; maxMs: number };
    signInsPerMinute: number;
    trustedProxies: readonly string[] | undefined;
  };
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What is asked for, in metrics. */
    kind?: RequestKind;
  }
  interface FastifyRequest {
    /** Stands in the policy of the page's answer and in the page. */
    nonce: string;
  }
}
