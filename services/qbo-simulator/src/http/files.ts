import type { FastifyInstance } from 'fastify';
import type { Books } from '../books/books.ts';
import { textOf } from '../books/doc.ts';
import type { PutEntry } from '../books/entries.ts';
import type { Journal } from '../books/journal.ts';

type Place = { realmId: string; id: string };

/** `/files/{realmId}/{id}`: the bytes of an attached file. As with real download links, no token is needed. */
export function fileRoutes(app: FastifyInstance, { books, journal }: { books: Books; journal: Journal }): void {
  app.get<{ Params: Place }>('/files/:realmId/:id', (request, reply) => {
    const { realmId, id } = request.params;
    const company = books.company(realmId);
    const doc = company?.store('Attachable').get(id);
    const place = company?.files.get(id);
    if (!doc || !place) return reply.code(404).send();
    const { file = '' } = JSON.parse(journal.read(place)) as PutEntry;
    return reply
      .header('content-type', textOf(doc, 'ContentType') ?? 'application/octet-stream')
      .header('content-disposition', 'attachment')
      .send(Buffer.from(file, 'base64'));
  });
}
