import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const JOURNAL_FILE = 'journal.jsonl';

/**
 * Throws what `open` throws if the lines are no journal of ours. They are read in a temporary folder first, so that a
 * damaged file never replaces existing books.
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
