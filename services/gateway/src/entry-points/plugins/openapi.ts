import swagger from '@fastify/swagger';
import type { RouteOptions } from 'fastify';
import { Type } from 'typebox';
import type { Access } from '../../domain/scopes.ts';
import type { App } from '../app-types.ts';
import { completeDocument } from '../document/complete-document.ts';
import type { Route } from '../document/route.ts';
import { faultSchema } from '../resources/shared.ts';

/** RFC 9457, with what helps to find and mend the fault. */
const problemSchema = Type.Object(
  {
    type: Type.String({ format: 'uri', description: 'The address of a page about this kind of problem' }),
    title: Type.String({ description: 'The kind of problem in words' }),
    status: Type.Integer({ description: 'The HTTP status' }),
    detail: Type.String({ description: 'What is wrong with this request, in words for people' }),
    instance: Type.String({ description: 'The path of the request' }),
    code: Type.String({ description: 'The kind of problem: stable, decide by it. New ones may come' }),
    requestId: Type.String({ description: 'The id of the request: tell it to support' }),
    errors: Type.Optional(Type.Array(faultSchema, { description: 'Each fault of the request, with its place' })),
  },
  { title: 'Problem' },
);

const problemResponse = {
  description: 'Any other problem, such as `internal-error`: a problem document (RFC 9457)',
  content: { 'application/problem+json': { schema: problemSchema } },
};

const pageResponse = {
  description: 'A page for people about any other problem',
  content: { 'text/html': { schema: Type.String() } },
};

function needs(access: Access | undefined, operatorToo: boolean): string | undefined {
  if (access === undefined) return undefined;
  if (access === 'public') return 'For anybody, without a key.';
  if (access === 'caller') return 'For every key and access token.';
  if (access === 'operator') return 'For the operator.';
  return `Needs the scope \`${access}\`${operatorToo ? ', or the operator’s key' : ''}.`;
}

/** What the document is told of a route, and what of it goes into its schema; undefined for those that are hidden. */
function documented({ schema, config, method }: RouteOptions): Route | undefined {
  // The HEAD route that comes with each GET shares its schema.
  if (schema === undefined || schema.hide || typeof method !== 'string' || method === 'HEAD') return undefined;
  Object.assign(schema, {
    operationId: schema.operationId ?? config?.operation,
    description: [schema.description, needs(config?.access, config?.operatorToo ?? false)].filter(Boolean).join(' '),
    security: config?.access === 'public' ? [] : [{ apiKey: [] }],
    response: {
      ...(schema.response as object | undefined),
      default: config?.isPage === true ? pageResponse : problemResponse,
    },
  });
  return { method, config: config ?? {}, schema };
}

/**
 * The OpenAPI 3.1 document, made of the routes' schemas and of what `config` says of them. `document/` adds what all
 * operations have alike.
 */
export async function installOpenApi(app: App): Promise<void> {
  const routes = new Map<string, Route>();
  await app.register(swagger, {
    stripBasePath: false,
    openapi: {
      openapi: '3.1.0',
      info: { title: 'AutoSync', version: '1' },
      components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
    },
    transformObject: (given) =>
      'openapiObject' in given ? completeDocument(given.openapiObject, { routes, publicUrl: app.publicUrl }) : {},
  });
  app.addHook('onRoute', (options) => {
    const route = documented(options);
    if (route !== undefined) routes.set(String(route.schema.operationId), route);
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
