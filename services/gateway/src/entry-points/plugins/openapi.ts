import swagger from '@fastify/swagger';
import { Type } from 'typebox';
import { AutosyncError } from '@autosync/core';
import type { Access } from '../../domain/scopes.ts';
import type { App } from '../app-types.ts';
import { hoistNamed } from '../document/named-schemas.ts';
import { faultSchema } from '../resources/shared.ts';

/** RFC 9457, with what helps to find and mend the fault. */
const problemSchema = Type.Object(
  {
    type: Type.String({ format: 'uri', description: 'The address of a page about this kind of problem' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String(),
    code: Type.String({ description: 'Stable; see Problems in the documentation' }),
    requestId: Type.String(),
    errors: Type.Optional(Type.Array(faultSchema)),
  },
  { title: 'Problem' },
);

const problemResponse = {
  description: 'A problem document (RFC 9457)',
  content: { 'application/problem+json': { schema: problemSchema } },
};

const pageResponse = {
  description: 'A page for people',
  content: { 'text/html': { schema: Type.String() } },
};

const info = {
  title: 'AutoSync',
  version: '1',
  description:
    'Keeps the accounting records of an IT-services firm and its QuickBooks Online company in step. Lists answer ' +
    '`items` and `nextCursor`; bodies are strict; times are RFC 3339 in UTC; amounts are decimal text.',
};

function needs(access: Access | undefined): string | undefined {
  if (access === undefined || access === 'public' || access === 'caller') return undefined;
  return access === 'operator' ? 'For the operator.' : `Needs the scope \`${access}\`.`;
}

/**
 * The OpenAPI 3.1 document, made of the routes' schemas; every route gets the problem document, or the page that stands for
 * it, and its scope's name.
 */
export async function installOpenApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info,
      components: {
        securitySchemes: {
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'An API key, or an access token of the OpenID Connect issuer that the installation trusts.',
          },
        },
      },
    },
    transformObject(given) {
      if (!('openapiObject' in given)) throw new AutosyncError('document-not-openapi', 'the document is no OpenAPI');
      const { components, paths, ...document } = given.openapiObject;
      const named = hoistNamed(paths);
      return { ...document, paths: named.paths, components: { ...components, schemas: named.schemas } } as object;
    },
  });
  app.addHook('onRoute', (route) => {
    const { schema, config, method } = route;
    // The HEAD route that comes with each GET shares its schema.
    if (schema === undefined || schema.hide || method === 'HEAD') return;
    Object.assign(schema, {
      operationId: schema.operationId ?? config?.operation,
      description: [schema.description, needs(config?.access)].filter(Boolean).join(' '),
      security: config?.access === 'public' ? [] : [{ apiKey: [] }],
      response: {
        ...(schema.response as object | undefined),
        default: config?.isPage === true ? pageResponse : problemResponse,
      },
    });
  });
}

export function openApiRoute(app: App): void {
  let document: string | undefined;
  app.get(
    '/v1/openapi.json',
    { config: { operation: 'getOpenApi', access: 'public' }, schema: { hide: true } },
    async (_request, reply) => {
      document ??= JSON.stringify(app.swagger());
      return reply.type('application/json').send(document);
    },
  );
}
