import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that only we can enter, as most clones of root are. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'autosync-dev-stack-'));
}
