import { rename, rm, writeFile } from 'node:fs/promises';

/** How programs reach what was started; a key and a company only once there is one. */
export type EnvFile = {
  AUTOSYNC_API: string;
  AUTOSYNC_CONSOLE: string;
  AUTOSYNC_OPERATOR_KEY: string;
  AUTOSYNC_KEY?: string;
  AUTOSYNC_COMPANY?: string;
};

/** Written whole or not at all, and for its owner only: it holds keys. None of the values needs quotes. */
export async function writeEnvFile(file: string, values: EnvFile): Promise<void> {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, lines.join(''), { mode: 0o600 });
  await rename(unfinished, file);
}

/** What an earlier start wrote holds no more: whoever waits for the file must not find that. */
export async function forgetEnvFile(file: string): Promise<void> {
  await rm(file, { force: true });
}
