import { randomBytes } from 'node:crypto';
import secureSession from '@fastify/secure-session';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { newId } from '@autosync/core';
import type { AppDeps } from './entry-points/app-types.ts';
import { apiRoutes } from './entry-points/routes/api.ts';
import { oidcRoutes } from './entry-points/routes/oidc.ts';
import { pageRoutes } from './entry-points/routes/page.ts';
import { signInRoutes } from './entry-points/routes/sign-in.ts';
import { isFromOurPage } from './domain/same-origin.ts';
import { refuse } from './entry-points/refuse.ts';
import { installTraces } from './entry-points/traces.ts';
import { statusClass } from './metrics.ts';

/** Nothing inline and nothing from other origins. The few styles that the component library inserts carry the nonce. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function installHeaders(app: FastifyInstance): void {
  app.decorateRequest('nonce', '');
  app.addHook('onRequest', async (request, reply) => {
    request.nonce = randomBytes(16).toString('base64');
    reply.headers({
      'x-request-id': request.id,
      'content-security-policy': contentSecurityPolicy(request.nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    if (!isFromOurPage(request.method, request.headers)) return refuse(reply, 'foreign-request');
  });
}

function installRequestLog(app: FastifyInstance, { logger, metrics }: AppDeps): void {
  app.addHook('onResponse', async (request, reply) => {
    const kind = request.routeOptions.config.kind ?? 'page';
    metrics.requests.inc({ kind, status: statusClass(reply.statusCode) });
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const fields = { requestId: request.id, kind, method: request.method, status: reply.statusCode };
    const tell = () => logger.info({ ...fields, durationMs: Math.round(reply.elapsedTime) }, 'request answered');
    if (request.span === null) tell();
    else request.span.run(tell);
  });
}

/** The HTTP application, without its listening socket. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { settings, logger } = deps;
  const app = Fastify({
    logger: false,
    genReqId: () => newId(),
    trustProxy: settings.trustedProxies === undefined ? false : [...settings.trustedProxies],
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: true },
  });
  installTraces(app);
  installHeaders(app);
  installRequestLog(app, deps);
  app.setErrorHandler((error: { statusCode?: number; message: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.warn({ requestId: request.id, err: error }, 'request failed');
    const detail = status >= 500 ? 'Something went wrong here. Try again.' : error.message;
    const code = status === 429 ? 'rate-limited' : status >= 500 ? 'internal-error' : 'bad-request';
    return reply.code(status).type('application/problem+json').send({ title: 'Refused', status, detail, code });
  });
  await app.register(rateLimit, { global: false });
  await app.register(secureSession, {
    key: settings.sessionKeys,
    cookieName: 'autosync-console',
    expiry: Math.ceil(settings.session.maxMs / 1000),
    cookie: {
      path: `${settings.prefix}/`,
      httpOnly: true,
      sameSite: 'lax',
      secure: settings.publicUrl.protocol === 'https:',
    },
  });
  await app.register(
    async (scope) => {
      await signInRoutes(scope, deps);
      if (deps.oidc) oidcRoutes(scope, { ...deps, oidc: deps.oidc });
      await scope.register((inner) => apiRoutes(inner, deps), { prefix: '/api' });
      await pageRoutes(scope, deps);
    },
    { prefix: settings.prefix },
  );
  await app.ready();
  return app;
}
