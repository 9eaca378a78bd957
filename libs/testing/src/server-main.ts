import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { sleep, toError } from '@autosync/core';
import { discardContainers, loopback, provideKafka, providePostgres } from '@autosync/dev-stack/servers';
import { schemaNames, type SchemaName } from '@autosync/installation';
import { createSharedPrograms } from './shared-program.ts';
import { createTemplateDatabases } from './template-databases.ts';
import { createServerFolder, removeServerFolder, sweepTestFolders } from './test-folder.ts';

/*
 * One process per test run, started by its global set-up. It owns the run's PostgreSQL and Kafka, and the programs that
 * test files share. Each is started when the first test asks for it (with Docker both servers at once), so unit tests
 * alone start none. All of them end with the test runner.
 *
 *   GET /kafka                          → { brokers }
 *   POST /programs/<file, encoded>      → what the program says when it is ready
 *   DELETE /programs/<file, encoded>    → {}: one test file less uses it
 *   POST /databases?schemas=a,b         → { database, serverUrl }
 *   DELETE /databases/<name>            → { leaked }
 */

/** Runs `start` once, at the first call. */
function once<T>(start: () => Promise<T>): { get(): Promise<T>; started(): Promise<T> | undefined } {
  let value: Promise<T> | undefined;
  return { get: () => (value ??= start()), started: () => value };
}

/** How long stopping waits for a server that is just starting. */
const startingMs = 4_000;

// The reader may have been killed: then clean up instead of failing.
process.stdout.on('error', () => undefined);

await sweepTestFolders();
const dataDir = await createServerFolder();
const options = {
  env: process.env,
  dataDir,
  durable: false,
  onProgress: (message: string) => void process.stdout.write(`progress: ${message}\n`),
};

const kafka = once(() => provideKafka(options));
const postgres = once(async () => {
  const server = await providePostgres(options);
  return { ...server, databases: createTemplateDatabases(server.address) };
});

const programs = createSharedPrograms();

const inDocker = process.env['AUTOSYNC_STACK'] === 'docker';

/** On a busy machine two containers, started one after the other, take longer than a test may wait. */
function startBoth(): void {
  for (const server of [kafka, postgres]) server.get().catch(() => undefined); // reported to whoever asks for it
}

function toSchemas(text: string | null): SchemaName[] | undefined {
  if (text === null) return undefined;
  const names = text.split(',').filter((name) => name !== '');
  const unknown = names.filter((name) => !schemaNames.some((schema) => schema === name));
  if (unknown.length > 0) throw new Error(`there is no schema ${unknown.join(', ')}`);
  return schemaNames.filter((schema) => names.includes(schema));
}

async function answer(request: IncomingMessage): Promise<object> {
  const url = new URL(request.url ?? '/', `http://${loopback}`);
  const [, resource, name] = url.pathname.split('/');
  if (inDocker) startBoth();
  if (resource === 'kafka') return { brokers: (await kafka.get()).address };
  if (resource === 'programs' && name) {
    const file = decodeURIComponent(name);
    return request.method === 'DELETE' ? programs.letGo(file) : programs.use(file);
  }
  if (resource !== 'databases') throw new Error(`there is no ${url.pathname}`);
  const { databases, address: serverUrl } = await postgres.get();
  if (request.method === 'DELETE' && name) return { leaked: await databases.drop(name) };
  return { serverUrl, database: await databases.create(toSchemas(url.searchParams.get('schemas'))) };
}

const server = createServer((request, response) => {
  answer(request)
    .then((body) => ({ status: 200, body }))
    .catch((error: unknown) => ({ status: 500, body: { message: toError(error).message } }))
    .then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    })
    .catch(() => response.destroy());
});
server.listen(0, loopback, () => {
  process.stdout.write(`listening on ${(server.address() as AddressInfo).port}\n`);
});

/** The result of a start that is under way, unless it takes too long. */
function settled<T>(start: Promise<T> | undefined): Promise<T | undefined> {
  return Promise.race([start, sleep(startingMs).then(() => undefined)]).catch(() => undefined);
}

async function stop(): Promise<void> {
  await settled(programs.stop());
  const [broker, database] = await Promise.all([settled(kafka.started()), settled(postgres.started())]);
  if (database?.way === 'external') await database.databases.dropTemplates();
  // Their data is dropped, so they need not write it to disk first.
  await Promise.all([broker?.discard(), database?.discard()]);
  // Processes end with this one, but a container that is still starting does not.
  if (inDocker) await discardContainers();
  await removeServerFolder(dataDir);
}

let stopping = false;
// Not `once`: the kernel sends the signal again for every thread of a dying parent, and the second one would kill.
process.on('SIGTERM', () => {
  if (stopping) return;
  stopping = true;
  // Anything that hangs ends with this process, now at the latest.
  setTimeout(() => process.exit(1), 10_000).unref();
  stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
