import { readdir, readFile } from 'node:fs/promises';
import { problem } from '../../errors.ts';
import type { App } from '../app-types.ts';

/** They are in the image, and alerts link to them here unless the chart is told another place (metrics.prometheusRule). */
const folder = new URL('../../../../../charts/autosync/runbooks/', import.meta.url);

async function readRunbooks(): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')] as const)),
  );
}

/** What to do about each alert: `/runbooks/<alert>.md`, as text that every browser shows. */
export function runbookRoutes(app: App): void {
  let read: Promise<Map<string, string>> | undefined;
  const config = { operation: 'showRunbook', access: 'public' } as const;
  const params = { type: 'object', properties: { name: { type: 'string' } } } as const;

  app.get('/runbooks/:name', { config, schema: { hide: true, params } }, async (request, reply) => {
    const { name } = request.params as { name: string };
    const text = (await (read ??= readRunbooks())).get(name);
    if (text === undefined) throw problem('not-found', 'There is no such runbook.');
    return reply.header('cache-control', 'public, max-age=300').type('text/plain; charset=utf-8').send(text);
  });
}
