import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { declarationOf, recordTypes, workerGroup, type RecordType } from '@autosync/contracts';
import { projectRoot } from '@autosync/dev-stack/servers';

// A record type is declared, not woven in: shared code learns of it from its declaration and names none.

/** Where any type may be named: what they are made of, and the demo's own records. */
const ofAll = ['libs/contracts/src/record-types/', 'libs/contracts/src/records/', 'libs/dev-stack/src/demo/'];

/** Where one type is at home, beside its worker's folder and files that carry its name. */
const homes: Partial<Record<RecordType, string[]>> = {
  // The noun, in "2 invoices" that a payment pays.
  invoices: ['services/sync-payments/src/domain/actions.ts'],
  // The API's resource of what came back with its tag and the scope to read it, and what is stored of it.
  payments: [
    'libs/records/src/payments/',
    'services/gateway/src/domain/scopes.ts',
    'services/gateway/src/entry-points/document/tags.ts',
    'services/gateway/src/entry-points/routes/payments.ts',
  ],
};

const sources = [
  '{libs,services}/*/src/**/*.ts',
  '{telemetry,image}/src/**/*.ts',
  'charts/autosync/{templates,alerts}/**/*',
  '*.mjs',
];

const files = sources
  .flatMap((pattern) => globSync(pattern, { cwd: projectRoot }))
  .filter(
    (file) => /\.\w+$/.test(file) && !file.includes('/generated/') && !file.startsWith('services/qbo-simulator/'),
  );

/** Lines that are prose for whoever reads the code. */
const comment = /^\s*(\/\/|\/?\*|#|\{\{-? ?\/\*)/;

function linesOf(file: string): string[] {
  return readFileSync(`${projectRoot}/${file}`, 'utf8')
    .split('\n')
    .filter((line) => !comment.test(line));
}

/** As a word of code: a quoted one, a key, a property, its worker, its section in the values of the chart. */
function pattern(type: RecordType): RegExp {
  const section = `sync${declarationOf(type).title}`;
  const words = [`['"\`]${type}['"\`]`, `(?<![\\w.-])${type}\\??:`, `\\.${type}\\b`, workerGroup(type), section];
  return new RegExp(words.join('|'));
}

function isAtHome(type: RecordType, file: string): boolean {
  return [...ofAll, `services/${workerGroup(type)}/`, ...(homes[type] ?? [])].some((place) => file.startsWith(place));
}

describe('a record type', () => {
  it('is looked for everywhere', () => {
    expect(files.length).toBeGreaterThan(400);
    expect(files).toEqual(expect.arrayContaining(['charts/autosync/templates/_components.tpl', 'container.mjs']));
  });

  it.each(recordTypes)('%s is named in its own places only', (type) => {
    const named = pattern(type);
    const found = files
      .filter((file) => !isAtHome(type, file))
      .flatMap((file) => linesOf(file).flatMap((line) => (named.test(line) ? `${file}: ${line.trim()}` : [])));
    expect(found).toEqual([]);
  });
});
