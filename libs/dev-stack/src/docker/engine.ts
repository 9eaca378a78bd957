import { existsSync } from 'node:fs';
import { request, type RequestOptions } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a Docker engine may be, as DOCKER_HOST writes it. */
type Address = string;

const defaultSocket = '/var/run/docker.sock';

/** Where engines listen when DOCKER_HOST does not say, in the order in which Testcontainers looks. */
function usualSockets({ XDG_RUNTIME_DIR: runtimeDir }: Record<string, string | undefined>): string[] {
  return [
    defaultSocket,
    ...(runtimeDir ? [join(runtimeDir, 'docker.sock')] : []),
    join(homedir(), '.docker', 'run', 'docker.sock'),
    join(homedir(), '.docker', 'desktop', 'docker.sock'),
    `/run/user/${process.getuid?.() ?? 0}/docker.sock`,
  ].filter((socket) => existsSync(socket));
}

/** The address that DOCKER_HOST names, else the sockets that exist. */
function addresses(env: Record<string, string | undefined>): Address[] {
  const host = env['DOCKER_HOST'];
  return host ? [host] : usualSockets(env).map((socket) => `unix://${socket}`);
}

function target(address: Address): RequestOptions | undefined {
  if (address.startsWith('unix://')) return { socketPath: address.slice('unix://'.length) };
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, port } = new URL(address);
  return protocol === 'tcp:' || protocol === 'http:' ? { host: hostname, port: port || 2375 } : undefined;
}

/** True when something there answers HTTP. An engine that wants TLS says so in plain text: that counts. */
function answers(address: Address, timeoutMs: number): Promise<boolean> {
  const options = target(address);
  if (!options) return Promise.resolve(false);
  return new Promise((resolve) => {
    const ping = request({ ...options, path: '/_ping', agent: false, timeout: timeoutMs });
    ping.once('response', (response) => {
      response.resume();
      resolve(true);
      ping.destroy();
    });
    ping.once('timeout', () => ping.destroy());
    ping.once('error', () => resolve(false));
    ping.once('close', () => resolve(false));
    ping.end();
  });
}

/**
 * The address of a Docker engine that answers. Where nobody listens, that is known at once; `timeoutMs` is the patience
 * with one that listens: on a busy machine an answer may take a second.
 */
export async function findEngine(
  env: Record<string, string | undefined>,
  timeoutMs: number,
): Promise<Address | undefined> {
  for (const address of addresses(env)) if (await answers(address, timeoutMs)) return address;
  return undefined;
}

/** Where `findEngine` looks, for a sentence that tells a person. */
export function describeAddresses(env: Record<string, string | undefined>): string {
  return addresses(env).join(' or ') || `unix://${defaultSocket}`;
}
