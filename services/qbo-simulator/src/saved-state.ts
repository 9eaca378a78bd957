import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const JOURNAL_FILE = 'journal.jsonl';

/**
 * Throws what `open` throws when the lines are no journal of ours. They are read in a folder of their own, so that a
 * damaged file never replaces books that are there.
 */
export function checkJournal(text: string, dataDir: string, open: (folder: string) => void): void {
  const folder = mkdtempSync(join(dataDir, 'loading-'));
  try {
    writeFileSync(join(folder, JOURNAL_FILE), text);
    open(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
