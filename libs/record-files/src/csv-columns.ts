import { outgoingTypes, type RecordType } from '@autosync/contracts';
import type { TSchema } from 'typebox';

/** What a cell of a column becomes in a record. */
export type CsvColumn = {
  name: string;
  /** Of the whole record (stated once, or the same in each of its rows), or of the row's line. */
  of: 'record' | 'line';
  /** Where the value goes: field names from the record or the line down. */
  path: readonly string[];
  isBoolean: boolean;
  meaning: string;
};

type Node = {
  type?: string;
  enum?: readonly string[];
  description?: string;
  properties?: Readonly<Record<string, Node>>;
  required?: readonly string[];
  items?: Node;
};

type Place = { of: CsvColumn['of']; path: readonly string[]; isRequired: boolean };

/** The one field of an object that may stand for all of it: `customer` is the name of the customer. */
const mainFields = ['name', 'amount'];

function nameOf(path: readonly string[]): string {
  const words = path.length > 1 && mainFields.includes(path.at(-1) ?? '') ? path.slice(0, -1) : path;
  return words.map((word, n) => (n === 0 ? word : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)).join('');
}

/** What says how long a text may be and not what it is for. */
const isRule = /^(\d+ to|up to) /;

function firstPart(description: string): string {
  const day = /^a day as (\S+)/.exec(description)?.[1];
  return day ?? description.split(/[,:;]| with | as text| as decimal/)[0] ?? '';
}

/** The purpose of a field where its description has one, else its beginning. */
function meaningOf({ type, enum: words, description = '' }: Node, isRequired: boolean): string {
  const purpose = /\(([^()]+)\)$/.exec(description)?.[1] ?? (isRule.test(description) ? '' : firstPart(description));
  const values = type === 'boolean' ? 'true or false' : words?.join(', ');
  return [purpose, values, isRequired ? 'required' : undefined].filter(Boolean).join('; ');
}

function columnsBelow(node: Node, place: Place): CsvColumn[] {
  const { of, path, isRequired } = place;
  if (node.properties !== undefined) {
    return Object.entries(node.properties).flatMap(([name, field]) =>
      columnsBelow(field, {
        of,
        path: [...path, name],
        isRequired: isRequired && node.required?.includes(name) === true,
      }),
    );
  }
  if (node.type === 'array') {
    // Of the lists only that of the lines has a row for each of its items.
    const isLines = of === 'record' && path.join() === 'lines';
    return isLines && node.items !== undefined ? columnsBelow(node.items, { of: 'line', path: [], isRequired }) : [];
  }
  return [{ name: nameOf(path), of, path, isBoolean: node.type === 'boolean', meaning: meaningOf(node, isRequired) }];
}

/** Lines call some things as the whole record does: theirs begin with `line` then. */
function withOwnNames(columns: readonly CsvColumn[]): CsvColumn[] {
  const ofRecord = new Set(columns.filter(({ of }) => of === 'record').map(({ name }) => name));
  return columns.map((column) =>
    column.of === 'line' && ofRecord.has(column.name) ? { ...column, name: nameOf(['line', ...column.path]) } : column,
  );
}

function columnsOf(schema: TSchema): CsvColumn[] {
  const id = { name: 'externalId', of: 'record', path: ['externalId'], isBoolean: false } as const;
  return [
    { ...id, meaning: 'your own id of the record; required' },
    ...withOwnNames(columnsBelow(schema as Node, { of: 'record', path: [], isRequired: true })),
  ];
}

const columnsOfTypes = new Map(outgoingTypes.map(([type, { schema }]) => [type, columnsOf(schema)]));

/** Every column that a CSV file of a record type may have. */
export function csvColumns(type: RecordType): readonly CsvColumn[] {
  return columnsOfTypes.get(type) ?? [];
}

const normalised = (name: string): string => name.toLowerCase().replaceAll(/[\s._-]/g, '');

/** By its name, else by the last word of it where only one column ends so: `email` is the e-mail of the customer. */
export function findColumn(type: RecordType, name: string): CsvColumn | undefined {
  const wanted = normalised(name);
  const columns = csvColumns(type);
  const named = columns.find((column) =>
    [column.name, column.path.join('.')].some((own) => normalised(own) === wanted),
  );
  if (named !== undefined) return named;
  const ending = columns.filter(({ path }) => normalised(path.at(-1) ?? '') === wanted);
  return ending.length === 1 ? ending[0] : undefined;
}
