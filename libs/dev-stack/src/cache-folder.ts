import { homedir } from 'node:os';
import { join } from 'node:path';

/** What is fetched once per user: `AUTOSYNC_CACHE_DIR`, by default `~/.cache/autosync`. */
export function cacheFolder(env: Record<string, string | undefined> = process.env): string {
  return env['AUTOSYNC_CACHE_DIR'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'autosync');
}
