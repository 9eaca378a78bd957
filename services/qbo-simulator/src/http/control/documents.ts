import type { FastifyInstance } from 'fastify';
import type { Company } from '../../books/company.ts';
import type { WriteRequest } from '../../books/write-request.ts';
import { findDefinition } from '../../entities/all.ts';
import { isTransaction } from '../../entities/definition.ts';
import type { EntityDefinition } from '../../entities/definition.ts';
import type { JsonObject } from '../../json.ts';
import { people } from '../../people.ts';
import { ControlError } from './control-error.ts';
import type { ControlDependencies } from './dependencies.ts';

type Place = { realmId: string; entity: string; id?: string };

/**
 * `/control/documents/{realmId}/{entity}`: the books as a person sees them in QuickBooks. A person may also edit what
 * the API can only read, but all rules of the books apply.
 */
export function documentRoutes(app: FastifyInstance, { state }: ControlDependencies): void {
  const { books, writer, clock } = state;

  function find({ realmId, entity }: Place): { company: Company; definition: EntityDefinition } {
    const company = books.company(realmId);
    const definition = findDefinition(entity);
    if (!company) throw new ControlError(404, `no company ${realmId}`);
    if (!definition) throw new ControlError(404, `no entity ${entity}`);
    return { company, definition };
  }

  /** A person edits the newest version, or the one they opened, if `SyncToken` names it. */
  function requestOf(place: Place, body: JsonObject): WriteRequest {
    const { company, definition } = find(place);
    const doc = place.id === undefined ? undefined : company.store(definition.name).get(place.id);
    if (place.id !== undefined && !doc) throw new ControlError(404, `no ${definition.name} ${place.id}`);
    const version: JsonObject = doc ? { Id: doc.Id, SyncToken: body['SyncToken'] ?? doc.SyncToken, sparse: true } : {};
    const own = { requestId: undefined, allowDuplicateNumber: true, startedAtMs: clock.nowMs() };
    const writtenBy = people.bookkeeper;
    return { company, definition, body: { ...body, ...version }, writtenBy, ...own };
  }

  const object = { schema: { body: { type: 'object' } } };

  app.get<{ Params: Place }>('/control/documents/:realmId/:entity', (request, reply) => {
    const { company, definition } = find(request.params);
    return reply.send([...company.store(definition.name).all()]);
  });
  app.post<{ Params: Place; Body: JsonObject }>('/control/documents/:realmId/:entity', object, (request, reply) => {
    const change = requestOf(request.params, request.body);
    return reply.code(201).send(documentIn(writer.create(change), change));
  });
  app.put<{ Params: Place; Body: JsonObject }>('/control/documents/:realmId/:entity/:id', object, (request, reply) => {
    const change = requestOf(request.params, request.body);
    return reply.send(documentIn(writer.update(change), change));
  });
  app.delete<{ Params: Place }>('/control/documents/:realmId/:entity/:id', (request, reply) => {
    const change = requestOf(request.params, {});
    if (!isTransaction(change.definition)) throw new ControlError(400, 'only transactions can be deleted');
    writer.delete(change);
    return reply.code(204).send();
  });
}

function documentIn({ body }: { body: string }, { definition }: WriteRequest): unknown {
  return (JSON.parse(body) as Record<string, unknown>)[definition.name];
}
