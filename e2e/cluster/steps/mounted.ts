import { createHash } from 'node:crypto';
import { eventually } from '@autosync/testing';
import type { Place } from '../place.ts';

/** The kubelet brings a changed secret within about a minute. */
const mountedMs = 180_000;

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Waits until every pod of these components has that content in a file of a mounted secret. */
export async function mounted(
  { kubectl, release }: Place,
  { file, of, content }: { file: string; of: readonly string[]; content: string },
): Promise<void> {
  const script = `const { createHash } = require('node:crypto');
    const file = require('node:fs').readFileSync('/etc/autosync/${file}');
    process.stdout.write(createHash('sha256').update(file).digest('hex'));`;
  await eventually(
    async () => {
      for (const { metadata } of await kubectl.pods(release.selector(...of))) {
        const seen = await kubectl.run(['exec', metadata.name, '--', 'node', '-e', script]);
        if (seen !== digest(content)) throw new Error(`${metadata.name} has the ${file} of before`);
      }
    },
    { timeoutMs: mountedMs, intervalMs: 3000 },
  );
}
