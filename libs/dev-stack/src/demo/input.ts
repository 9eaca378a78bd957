import { createReadStream } from 'node:fs';
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { outgoingTypes, type RecordType } from '@autosync/contracts';
import { AutosyncError, toError } from '@autosync/core';
import { formatOfFile, readRecords, typeOfFile } from '@autosync/record-files';
import type { FoundRecord, RecordFile, Refusal } from '@autosync/record-files';
import { readCompanyFile, type CompanyFacts } from './company-file.ts';
import { generateRecords } from './generated/index.ts';

/** A company to sync: who it is, its records, and what of its files could not be taken. */
export type CompanyInput = Omit<CompanyFacts, 'generate'> & { records: FoundRecord[]; refusals: Refusal[] };

const companyFile = 'company.json';

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    throw new AutosyncError('input-unreadable', `The folder ${folder} cannot be read: ${toError(cause).message}`, {
      cause,
    });
  }
}

function recordFilesOf(entries: readonly Dirent[]): string[] {
  return entries
    .filter((entry) => !entry.isDirectory() && entry.name !== companyFile && formatOfFile(entry.name))
    .map(({ name }) => name);
}

/** Files whose name says nothing else hold the first type. */
function usualType(): RecordType {
  const [usual] = outgoingTypes;
  if (usual === undefined) throw new AutosyncError('no-such-type', 'there is no record type to sync');
  return usual[0];
}

async function readFileOfRecords(path: string, file: string): Promise<RecordFile> {
  const format = formatOfFile(file);
  if (format === undefined) return { records: [], refusals: [] };
  return readRecords(createReadStream(path), { file, format, type: typeOfFile(file) ?? usualType() });
}

/** The same external id twice would be one record with two contents: the first one counts. */
function withoutRepeats(records: readonly FoundRecord[]): RecordFile {
  const seen = new Map<string, FoundRecord>();
  const refusals: Refusal[] = [];
  for (const record of records) {
    const { externalId } = record.item;
    const key = `${record.type} ${externalId}`;
    const before = seen.get(key);
    if (before) refusals.push({ ...record, externalId, reason: `is in ${before.file}:${before.line} already` });
    else seen.set(key, record);
  }
  return { records: [...seen.values()], refusals };
}

/** A company of the records in its files and of those that it wants made up; undefined when that comes to none. */
async function readCompany(
  folder: string,
  { top, files, large }: { top: string; files: readonly string[]; large: boolean },
): Promise<CompanyInput | undefined> {
  const { generate, ...facts } = await readCompanyFile(join(folder, companyFile), basename(folder));
  if (files.length === 0 && !generate) return undefined;
  const read = await Promise.all(
    files.map((name) => readFileOfRecords(join(folder, name), relative(top, join(folder, name)))),
  );
  const file = relative(top, join(folder, companyFile));
  const generated = generate ? generateRecords(generate, large).map((record) => ({ ...record, file, line: 1 })) : [];
  const { records, refusals } = withoutRepeats([...read.flatMap((found) => found.records), ...generated]);
  return { ...facts, records, refusals: [...read.flatMap((found) => found.refusals), ...refusals] };
}

/**
 * Reads the companies below a folder: the folder itself when it has records, and each folder in it that does.
 *
 * @throws AutosyncError 'input-unreadable' | 'input-empty' | 'company-file-invalid' with a sentence for people.
 */
export async function readInput(top: string, { large = false } = {}): Promise<CompanyInput[]> {
  const entries = await entriesOf(top);
  const folders = [top, ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(top, name))];
  const companies: CompanyInput[] = [];
  for (const folder of folders) {
    const files = recordFilesOf(folder === top ? entries : await entriesOf(folder));
    const company = await readCompany(folder, { top, files, large });
    if (company) companies.push(company);
  }
  if (companies.length === 0) {
    throw new AutosyncError('input-empty', `There are no *.json, *.ndjson or *.csv files with records in ${top}.`);
  }
  const names = companies.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    throw new AutosyncError('input-ambiguous', `Two folders in ${top} are the company "${twice}".`);
  return companies;
}
