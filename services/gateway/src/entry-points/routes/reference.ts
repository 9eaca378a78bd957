import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import Fastify from 'fastify';
import type { App } from '../app-types.ts';
import { pageHeaders } from '../pages.ts';

type Reference = { page: string; script: Buffer; contentSecurityPolicy: string };

/** The page, with one script of our own in it, which the policy names by its hash; nothing comes from elsewhere. */
function policyFor(page: string): string {
  const inline = [...page.matchAll(/<script type="text\/javascript">([^]*?)<\/script>/g)].map(([, text = '']) => text);
  const hashes = inline.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(' ')}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * What Scalar's own plugin serves. It is asked by itself, and not installed here: its routes say nothing of who may call
 * them. Addresses are relative, so that the gateway may stand behind a path.
 */
async function renderReference(): Promise<Reference> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const app = Fastify();
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '../v1/openapi.json',
      pageTitle: 'AutoSync API',
      withDefaultFonts: false,
      telemetry: false,
      showDeveloperTools: 'never',
      agent: { disabled: true },
    },
  });
  const { body: page } = await app.inject('/docs/');
  const { rawPayload } = await app.inject('/docs/js/scalar.js');
  await app.close();
  return { page, script: await promisify(gzip)(rawPayload), contentSecurityPolicy: policyFor(page) };
}

const KEPT = { 'cache-control': 'public, max-age=3600' };

/** The reference of the API for people: `/docs`. */
export function referenceRoutes(app: App): void {
  let rendered: Promise<Reference> | undefined;
  const reference = () => (rendered ??= renderReference());
  const config = { operation: 'showReference', access: 'public', isPage: true } as const;
  const options = { config, schema: { hide: true } };

  // With the slash its relative addresses lead to where they should.
  app.get('/docs', options, async (_request, reply) => reply.redirect('docs/'));

  app.get('/docs/', options, async (_request, reply) => {
    const { page, contentSecurityPolicy } = await reference();
    return reply.headers({ ...pageHeaders, ...KEPT, 'content-security-policy': contentSecurityPolicy }).send(page);
  });

  app.get('/docs/js/scalar.js', options, async (_request, reply) => {
    const { script } = await reference();
    return reply
      .headers({ ...KEPT, 'content-type': 'text/javascript; charset=utf-8', 'content-encoding': 'gzip' })
      .send(script);
  });
}
