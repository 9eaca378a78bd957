import type { FastifyContextConfig, FastifySchema } from 'fastify';

/** What the document has to know of a route beside what its schema became. */
export type Route = { method: string; config: FastifyContextConfig; schema: FastifySchema };
