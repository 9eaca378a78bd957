import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '@autosync/core';
import { cliFault } from './exit-codes.ts';

/** What `login` stores: an address, the key for it, and the default company. */
export type Credentials = { api: string; key: string; company?: string };

export type Environment = Readonly<Record<string, string | undefined>>;

/** According to the XDG base directories: in the configuration folder, which by default is in the home folder. */
export function credentialsFile({ XDG_CONFIG_HOME, HOME = '.' }: Environment): string {
  return join(XDG_CONFIG_HOME || join(HOME, '.config'), 'autosync', 'credentials.json');
}

function isCredentials(value: unknown): value is Credentials {
  if (typeof value !== 'object' || value === null || !('api' in value) || !('key' in value)) return false;
  return typeof value.api === 'string' && typeof value.key === 'string';
}

export async function readCredentials(file: string): Promise<Credentials | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw cliFault('access', `${file} cannot be read: run "autosync login" again.`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isCredentials(value)) return value;
  } catch {
    // reported below
  }
  throw cliFault('access', `${file} is not as "autosync login" writes it: run it again.`);
}

/** Written as a whole or not at all, and readable by its owner only, since it contains a key. */
export async function writeCredentials(file: string, credentials: Credentials): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  await chmod(unfinished, 0o600);
  await rename(unfinished, file);
}

export async function forgetCredentials(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** The address without a slash or `/v1` at the end. */
export function toApiAddress(text: string): string {
  const address = URL.parse(text);
  if (address === null || !/^https?:$/.test(address.protocol)) {
    throw cliFault('usage', `"${text}" is no address of an API: it begins with https:// (or http://).`);
  }
  return `${address.origin}${address.pathname}`.replace(/(\/v1)?\/*$/, '');
}

type Found = Partial<Credentials>;

/**
 * The credentials to use: from the command line, else the environment, else the stored ones. The stored key and company
 * belong to the stored address and are never sent to another one.
 */
export function chooseCredentials(
  given: { api?: string; company?: string },
  env: Environment,
  stored: Credentials | undefined,
): Found {
  const named = given.api ?? (env['AUTOSYNC_API'] || undefined);
  const api = named === undefined ? stored?.api : toApiAddress(named);
  const own = stored !== undefined && stored.api === api ? stored : undefined;
  const key = env['AUTOSYNC_KEY'] || own?.key;
  const isStoredKey = own !== undefined && key === own.key;
  const company = given.company ?? (env['AUTOSYNC_COMPANY'] || (isStoredKey ? own.company : undefined));
  return {
    ...(api !== undefined && { api }),
    ...(key !== undefined && { key }),
    ...(company !== undefined && { company }),
  };
}
