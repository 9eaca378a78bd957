import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refusal } from '@autosync/record-files';
import type { Environment } from './credentials.ts';

/**
 * How far an import is: how many records of the file, in order, were answered, and those that were refused, with the
 * reason.
 */
export type Place = { done: number; taken: number; refusals: Refusal[] };

export type Journal = {
  read(): Promise<Place>;
  /** Called after the API has answered: what is noted here is stored there. */
  note(place: Place): Promise<void>;
  forget(): Promise<void>;
};

const atStart = (): Place => ({ done: 0, taken: 0, refusals: [] });

/** According to the XDG base directories: the folder for state. */
function folderOf({ XDG_STATE_HOME, HOME = '.' }: Environment): string {
  return join(XDG_STATE_HOME || join(HOME, '.local', 'state'), 'autosync', 'imports');
}

/**
 * The progress of an import of these bytes to this company. Other bytes, or another company, start from the beginning.
 */
export function openJournal(env: Environment, identity: readonly string[]): Journal {
  const folder = folderOf(env);
  const name = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
  const file = join(folder, `${name}.json`);
  return {
    async read() {
      try {
        return { ...atStart(), ...(JSON.parse(await readFile(file, 'utf8')) as Partial<Place>) };
      } catch {
        // Sending everything again does no harm.
        return atStart();
      }
    },
    async note(place) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.${process.pid}`, JSON.stringify(place), { mode: 0o600 });
      await rename(`${file}.${process.pid}`, file);
    },
    forget: () => rm(file, { force: true }),
  };
}

/** For input that cannot be read twice. */
export const noJournal: Journal = {
  read: async () => atStart(),
  note: async () => undefined,
  forget: async () => undefined,
};
