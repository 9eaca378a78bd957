import { createReadStream } from 'node:fs';
import { toError } from '@autosync/core';
import type { FastifyInstance } from 'fastify';
import { ControlError } from './control-error.ts';
import type { ControlDependencies } from './dependencies.ts';

const NDJSON = 'application/x-ndjson';

/** The longest string that JavaScript has. */
const STATE_BYTES = 512 << 20;

/** `/control/state`: companies, books, apps, tokens, webhooks and clock, as lines of JSON that can be loaded again. */
export function savedStateRoutes(app: FastifyInstance, { state }: ControlDependencies): void {
  app.addContentTypeParser(NDJSON, { parseAs: 'string', bodyLimit: STATE_BYTES }, (_request, body, done) =>
    done(null, body),
  );

  app.get('/control/state', (_request, reply) => {
    const bytes = state.journal.bytes();
    const lines = bytes === 0 ? '' : createReadStream(state.journal.file, { end: bytes - 1 });
    return reply.type(NDJSON).send(lines);
  });

  app.put<{ Body: unknown }>('/control/state', { bodyLimit: STATE_BYTES }, (request, reply) => {
    if (typeof request.body !== 'string') throw new ControlError(415, `send the saved lines as ${NDJSON}`);
    try {
      state.load(request.body);
    } catch (error) {
      throw new ControlError(400, toError(error).message);
    }
    return reply.send({ companies: [...state.books.companies()].map(({ realmId, name }) => ({ realmId, name })) });
  });
}
