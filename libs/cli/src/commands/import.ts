import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option, type Command } from 'commander';
import { toError } from '@autosync/core';
import {
  describeRefusal,
  formatOfFile,
  recordFormats,
  streamRecords,
  typeOfFile,
  type RecordFormat,
  type Refusal,
} from '@autosync/record-files';
import type { Act, Context } from '../context.ts';
import { cliFault, type Ending } from '../exit-codes.ts';
import { noJournal, openJournal, type Journal } from '../import-journal.ts';
import { progressBar } from '../render.ts';
import { sendFile, type ImportResult } from '../send-file.ts';
import { sentTypeNames, toSentType } from '../types.ts';

type ImportOptions = { type?: string; format?: RecordFormat; restart?: boolean };

/** Where records come from. Its bytes can be read again, unless it is a pipe. */
type Source = { name: string; open: () => Readable; bytes: number | undefined; hash: string | undefined };

async function openFile(path: string, name: string): Promise<Source> {
  try {
    const hash = createHash('sha256');
    const { size } = await stat(path);
    await pipeline(createReadStream(path), hash);
    return { name, open: () => createReadStream(path), bytes: size, hash: hash.digest('hex') };
  } catch (error) {
    throw cliFault('usage', `${name} cannot be read: ${toError(error).message}.`);
  }
}

function openSource({ processContext: { directory, stdin } }: Context<ImportOptions>, name: string): Promise<Source> {
  if (name !== '-') return openFile(resolve(directory, name), name);
  return Promise.resolve({ name: 'stdin', open: () => stdin, bytes: undefined, hash: undefined });
}

function kindOf(name: string, options: ImportOptions) {
  const format = options.format ?? formatOfFile(name);
  const type = options.type === undefined ? typeOfFile(name) : toSentType(options.type);
  const what = name === '-' ? 'standard input' : basename(name);
  if (format === undefined) throw cliFault('usage', `What is ${what}? Say --format ${recordFormats.join(' or ')}.`);
  if (type === undefined) throw cliFault('usage', `What does ${what} hold? Say --type, one of ${sentTypeNames}.`);
  return { format, type: toSentType(type) };
}

/** Prints refusals as they occur; with `--json` they are part of the document at the end. */
function createTeller({ out, processContext }: Context<ImportOptions>) {
  const refusals: Refusal[] = [];
  return {
    refusals,
    tell: async (found: readonly Refusal[]) => {
      if (out.json) refusals.push(...found);
      else for (const refusal of found) out.note(describeRefusal(refusal));
    },
    isShown: processContext.stderr.isTTY === true,
  };
}

function summaryOf(name: string, { taken, refused, resumed, outcomes, isWhole }: ImportResult): string {
  const parts = Object.entries(outcomes).filter(([outcome]) => outcome !== 'refused');
  const now = parts.map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  const before = resumed > 0 ? `${resumed} were sent before` : '';
  const detail = [before, now].filter(Boolean).join('; ');
  const records = taken === 1 ? 'record' : 'records';
  const what = `${name}: ${taken} ${records} taken${detail && ` (${detail})`}${refused > 0 ? `, ${refused} refused` : ''}`;
  return isWhole ? `${what}.` : `${what}. Stopped: the same command goes on from here.`;
}

async function importOne(context: Context<ImportOptions>, name: string): Promise<Ending> {
  const { out, options, signal, processContext } = context;
  const { format, type } = kindOf(name, options);
  const session = await context.session();
  const { id: companyId } = await session.company();
  const source = await openSource(context, name);
  const journal: Journal =
    source.hash === undefined
      ? noJournal
      : openJournal(processContext.env, [session.api, companyId, type, format, source.hash]);
  if (options.restart === true) await journal.forget();

  let read = 0;
  async function* counted() {
    for await (const chunk of source.open() as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  }
  const teller = createTeller(context);
  const result = await sendFile(streamRecords(counted(), { file: source.name, type, format }), {
    client: session.client,
    target: { companyId, type },
    journal,
    signal,
    onRefusals: teller.tell,
    onProgress(done, seen) {
      // For a file that is sent while it is read, progress is counted in bytes.
      const [part, whole] = format === 'ndjson' ? [read, source.bytes ?? 0] : [done, seen];
      out.progress(`${progressBar(part, whole)} ${source.name}: ${done} records sent`);
    },
  });
  const { taken, refused, resumed, outcomes, isWhole } = result;
  const document = { file: source.name, type, companyId, taken, refused, resumed, outcomes, isWhole };
  await out.showOne({ ...document, refusals: teller.refusals }, summaryOf(source.name, result));
  if (!isWhole) return 'interrupted';
  return refused > 0 ? 'failed' : 'done';
}

async function importAll(context: Context<ImportOptions>): Promise<Ending> {
  let ending: Ending = 'done';
  for (const name of context.args) {
    const one = await importOne(context, name);
    if (one === 'interrupted') return one;
    if (one !== 'done') ending = one;
  }
  return ending;
}

export function importCommand(program: Command, act: Act): void {
  program
    .command('import')
    .argument('<files...>', 'CSV, JSON or NDJSON; - is standard input')
    .summary('send records from files')
    .description(
      'Sends the records of files. What is wrong with one is told with its line, and the others are taken. Safe to repeat: a record that is as it was changes nothing. Stopped in the middle, the same command goes on where it was.',
    )
    .option('--type <type>', `what they hold: ${sentTypeNames} (else by the beginning of the name)`)
    .addOption(
      new Option('--format <format>', 'what they are in (else by the ending of the name)').choices(recordFormats),
    )
    .option('--restart', 'begin anew where an earlier start was stopped')
    .addHelpText(
      'after',
      `
Examples:
  autosync import invoices-november.csv
  autosync import --type expenses trips.json
  ./export-from-erp | autosync import - --format ndjson --type invoices

The columns of a CSV, and the fields of records, are those of the API: "npm start -- --help" in the project lists them.`,
    )
    .action(act(importAll));
}
