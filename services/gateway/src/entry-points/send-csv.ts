import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csvLines } from '@autosync/core';

/** Part of a list, and where the next part begins: null at the end. */
type Page = { rows: string[][]; nextCursor: string | null };

/**
 * Answers with a list of any length as CSV, a page at a time as the client takes it. What goes wrong on the way cuts the
 * connection: a part is never taken for the whole.
 */
export async function sendCsv(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, header, readPage }: { name: string; header: readonly string[]; readPage: (cursor: string) => Promise<Page> },
): Promise<FastifyReply> {
  const first = await readPage('');
  reply.type('text/csv; charset=utf-8');
  reply.header('content-disposition', `attachment; filename="${name}.csv"`);
  await request.stay(async (signal) => {
    async function* lines(): AsyncGenerator<string> {
      yield csvLines([header, ...first.rows]);
      for (let cursor = first.nextCursor; cursor !== null;) {
        signal.throwIfAborted();
        const page = await readPage(cursor);
        if (page.rows.length > 0) yield csvLines(page.rows);
        cursor = page.nextCursor;
      }
    }
    void reply.send(Readable.from(lines(), { objectMode: false }));
    await finished(reply.raw).catch(() => undefined);
  });
  return reply;
}
