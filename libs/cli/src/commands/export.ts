import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { csvLines, toError } from '@autosync/core';
import type { Act, Context } from '../context.ts';
import { cliFault, type Ending } from '../exit-codes.ts';
import { exportKinds, openExport, type Exported } from '../exports.ts';

const formats = ['csv', 'json', 'ndjson'] as const;
type ExportOptions = { format: (typeof formats)[number]; output?: string; batch?: string };

type Text = AsyncGenerator<string, void>;

async function* asCsv({ items, columns }: Exported): Text {
  yield csvLines([Object.keys(columns)]);
  for await (const item of items) yield csvLines([Object.values(columns).map((cell) => cell(item))]);
}

async function* asJson({ items }: Exported): Text {
  let before = '{"items":[\n';
  for await (const item of items) {
    yield before + JSON.stringify(item);
    before = ',\n';
  }
  yield before.startsWith('{') ? '{"items":[]}\n' : '\n]}\n';
}

async function* asNdjson({ items }: Exported): Text {
  for await (const item of items) yield `${JSON.stringify(item)}\n`;
}

const writers = { csv: asCsv, json: asJson, ndjson: asNdjson };

/** Writes the file as a whole or not at all. */
async function writeFile(path: string, text: Text, signal: AbortSignal): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  const stream = createWriteStream(unfinished, { flags: 'wx' });
  try {
    await once(stream, 'open');
    for await (const part of text) {
      signal.throwIfAborted();
      if (!stream.write(part)) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'finish');
    await rename(unfinished, path);
  } catch (error) {
    stream.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function exportAll(context: Context<ExportOptions>): Promise<Ending> {
  const { out, args, options, signal, processContext } = context;
  const { batch, output } = options;
  const format = out.json ? 'json' : options.format;
  const exported = await openExport(await context.session(), { kind: args[0] ?? '', batchId: batch });
  let count = 0;
  async function* counted() {
    for await (const item of exported.items) {
      count += 1;
      if (count % 100 === 0 && output !== undefined) out.progress(`${count} …`);
      yield item;
    }
  }
  const text = writers[format]({ ...exported, items: counted() });
  if (output === undefined || output === '-') {
    for await (const part of text) {
      if (signal.aborted) return 'interrupted';
      await out.write(part);
    }
    return 'done';
  }
  try {
    await writeFile(resolve(processContext.directory, output), text, signal);
  } catch (error) {
    if (signal.aborted) return 'interrupted';
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw cliFault('usage', `${output} cannot be written: ${toError(error).message}.`);
  }
  out.note(`${output}: ${count} written.`);
  return 'done';
}

export function exportCommand(program: Command, act: Act): void {
  program
    .command('export')
    .argument('<what>', `one of ${exportKinds.join(', ')}`)
    .summary('write records, payments or batches to a file or to standard output')
    .addOption(new Option('--format <format>', 'what to write').choices(formats).default('csv'))
    .option('-o, --output <file>', 'where to; without, to standard output')
    .option('--batch <id>', 'of "actions": of which batch')
    .addHelpText(
      'after',
      `
Examples:
  autosync export invoices -o invoices.csv
  autosync export payments --format ndjson | jq -r .total
  autosync export actions --batch 0198c9f0-… -o what-it-did.csv`,
    )
    .action(act(exportAll));
}
