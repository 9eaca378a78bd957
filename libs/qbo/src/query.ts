import { AutosyncError } from '@autosync/core';

export type QboOperator = '=' | 'in' | '>=' | '<=' | '<' | '>' | 'like';

/** One condition; several are joined by AND, the only connective QBO has. `in` takes a list, `like` only `%`. */
export type QboCondition = {
  field: string;
  operator: QboOperator;
  value: string | boolean | readonly (string | boolean)[];
};

export type QboPage = {
  /** For example `MetaData.LastUpdatedTime, Id`. Default: `Id`. QBO's own order differs by entity and is not documented (docs/quickbooks.md#queries). */
  orderBy?: string;
  /** From 1. */
  startPosition?: number;
  /** 1 to 1000, the default. */
  maxResults?: number;
};

const FIELD = /^[A-Za-z]+(\.[A-Za-z]+)?$/;
const ORDER = /^[a-z]+(\.[a-z]+)?( (asc|desc))?(, [a-z]+(\.[a-z]+)?( (asc|desc))?)*$/i;
const OPERATORS: readonly string[] = ['=', 'in', '>=', '<=', '<', '>', 'like'];
/** The URL parser silently drops tabs and line breaks, so a value with one would ask for another name. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSENDABLE = /[\u0000-\u001f\u007f]/;

function invalid(message: string): AutosyncError {
  return new AutosyncError('qbo-invalid-call', message);
}

/**
 * A text as literal of QBO's query language: `O'Neil \ Co` → `'O\'Neil \\ Co'`. Throws `qbo-invalid-call` for control
 * characters and for half a surrogate pair.
 */
export function quoteQboText(value: string): string {
  if (UNSENDABLE.test(value) || !value.isWellFormed()) {
    throw invalid('a value of a QuickBooks query has a character that cannot be sent');
  }
  return `'${value.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;
}

function single(value: string | boolean): string {
  return typeof value === 'string' ? quoteQboText(value) : String(value);
}

function literal({ operator, value }: QboCondition): string {
  if ((operator === 'in') !== Array.isArray(value)) throw invalid('"in" takes a list, every other operator one value');
  if (typeof value !== 'object') return single(value);
  if (value.length === 0) throw invalid('"in" needs at least one value');
  return `(${value.map(single).join(', ')})`;
}

function condition(part: QboCondition): string {
  if (!FIELD.test(part.field)) throw invalid(`"${part.field}" is not the name of a field`);
  if (!OPERATORS.includes(part.operator)) throw invalid(`"${part.operator}" is not an operator`);
  return `${part.field} ${part.operator} ${literal(part)}`;
}

function within(name: string, value: number, max: number): number {
  if (!Number.isInteger(value) || value < 1 || value > max) throw invalid(`${name} must be from 1 to ${max}`);
  return value;
}

/**
 * What follows `select * from <entity>`. Written here and not by node-quickbooks, which leaves `\` unescaped and lets
 * a limit over 1000 truncate silently (docs/quickbooks.md#node-quickbooks). Throws `qbo-invalid-call`.
 */
export function queryText(conditions: readonly QboCondition[], page: QboPage = {}): string {
  const { orderBy = 'Id', startPosition = 1, maxResults = 1000 } = page;
  if (!ORDER.test(orderBy)) throw invalid(`"${orderBy}" is not an order`);
  const where = conditions.length === 0 ? '' : ` where ${conditions.map(condition).join(' and ')}`;
  const start = within('startPosition', startPosition, Number.MAX_SAFE_INTEGER);
  return `${where} orderby ${orderBy} startposition ${start} maxresults ${within('maxResults', maxResults, 1000)}`;
}
