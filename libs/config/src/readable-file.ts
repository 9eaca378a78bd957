import { readFileSync } from 'node:fs';
import { errorCode } from '@autosync/core';
import { defineSetting } from './setting.ts';
import type { Setting, SettingOptions } from './setting.ts';

/** A file whose content may change while the process runs: certificates are replaced before they expire. */
export type ReadableFile = {
  readonly path: string;
  /** What it says now; what it said last while it cannot be read, since a moment without it must not end connections. */
  read(): string;
};

function readableFile(path: string, first: string): ReadableFile {
  let last = first;
  return {
    path,
    read() {
      try {
        last = readFileSync(path, 'utf8');
      } catch {
        // Told by whoever finds the old content refused.
      }
      return last;
    },
  };
}

/** The path of a PEM file (certificates or a key), which must be readable at the start. */
export function pemFile(variable: string, options: SettingOptions<ReadableFile>): Setting<ReadableFile> {
  return defineSetting(variable, options, (path) => {
    const content = readOrFault(path);
    if (!content.includes('-----BEGIN ')) throw new Error('must name a PEM file ("-----BEGIN …")');
    return readableFile(path, content);
  });
}

function readOrFault(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`must name a file that can be read (${errorCode(error) ?? 'unknown reason'})`, { cause: error });
  }
}
