import { fileURLToPath } from 'node:url';
import { createGrpcClient, createGrpcServer, grpcService } from '../../src/index.ts';
import type {
  GrpcClient,
  GrpcCode,
  GrpcServer,
  Peers,
  StatusOf,
  StreamHandlers,
  UnaryHandlers,
} from '../../src/index.ts';
import type { EchoDefinition } from './echo-definition.ts';

export const protoRoot = fileURLToPath(new URL('protos', import.meta.url));
const source = { proto: 'test/v1/echo.proto', service: 'test.v1.Echo' };

export type EchoClient = GrpcClient<EchoDefinition>;
export type LogLine = { level: string; fields: Record<string, unknown>; message: string };
type Call = { method: 'say' | 'waitForRelease' | 'watchWords'; code: GrpcCode; seconds: number };

/** Everything a test started, closed again in reverse by `closeAll`. */
const opened: (() => unknown)[] = [];

export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

/** A listening server of the echo service; what it logs and counts is kept. */
export async function startEcho(
  handlers: Partial<UnaryHandlers<EchoDefinition> & StreamHandlers<EchoDefinition>> = {},
  options: {
    port?: number;
    maxConnectionAgeMs?: number;
    statusOf?: StatusOf;
    stopTimeoutMs?: number;
    peers?: Peers;
  } = {},
): Promise<{ server: GrpcServer; port: number; logged: LogLine[]; calls: Call[] }> {
  const logged: LogLine[] = [];
  const calls: Call[] = [];
  const log = (level: string) => (fields: object, message: string) =>
    logged.push({ level, fields: { ...fields }, message });
  const server = createGrpcServer({
    host: '127.0.0.1',
    port: 0,
    protoRoot,
    maxConnectionAgeMs: 60_000,
    services: [
      grpcService<EchoDefinition>({
        ...source,
        handlers: {
          say: (request) => Promise.resolve(request),
          waitForRelease: () => Promise.resolve({ released: true }),
          async *watchWords(request) {
            for (const word of request.words) yield { words: [word] };
          },
          ...handlers,
        },
      }),
    ],
    logger: { debug: log('debug'), warn: log('warn'), error: log('error') },
    onCall: (method, code, seconds) => calls.push({ method, code, seconds }),
    ...options,
  });
  const port = await server.start();
  opened.push(() => server.stop());
  return { server, port, logged, calls };
}

export function connect(port: number, deadlineMs = 10_000, peers?: Peers): EchoClient {
  const address = `${peers?.tls === undefined ? '127.0.0.1' : 'localhost'}:${port}`;
  const known = peers === undefined ? {} : { peers };
  const client = createGrpcClient<EchoDefinition>({ address, protoRoot, ...source, deadlineMs, ...known });
  opened.push(() => client.close());
  return client;
}

/** Resolves when `fact` holds; throws after 10 s. */
export async function until(fact: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await fact())) {
    if (performance.now() > deadline) throw new Error('did not become true within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
