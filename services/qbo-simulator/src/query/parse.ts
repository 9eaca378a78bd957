import { QboFault } from '../qbo-fault.ts';
import { isWordOfTheLanguage, tokenize, unexpected } from './tokens.ts';
import type { InvalidToken, Token } from './tokens.ts';

type Operator = '=' | '<' | '>' | '<=' | '>=' | 'in' | 'like';

/** Values stay texts: their type depends on the property (docs/quickbooks.md#queries). */
export type Condition = { property: string; operator: Operator; values: string[] };

export type Query = {
  /** `'*'`, the number of rows, or some properties. */
  select: '*' | 'count' | string[];
  entity: string;
  conditions: Condition[];
  orderBy: { property: string; descending: boolean }[];
  startPosition: number;
  maxResults: number;
};

const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;
const comparisons: readonly string[] = ['=', '<', '>', '<=', '>='];

type Reader = {
  peek(): Token;
  next(): Token;
  /** Consumes the word if it comes next, in any case. */
  takeWord(word: string): boolean;
  takeSymbol(symbol: string): boolean;
  expectWord(word: string): void;
  expectSymbol(symbol: string): void;
  expectName(): string;
};

const nothing: Token = { kind: 'end', text: '', image: '', line: 0, column: 0 };

function readerOf(tokens: (Token | InvalidToken)[]): Reader {
  let at = 0;
  function peek(): Token {
    const token = tokens[Math.min(at, tokens.length - 1)] ?? nothing;
    if (token.kind === 'invalid') throw token.fault;
    return token;
  }
  const reader: Reader = {
    peek,
    next() {
      const token = peek();
      at += 1;
      return token;
    },
    takeWord(word) {
      const found = peek().kind === 'word' && peek().text.toLowerCase() === word;
      if (found) at += 1;
      return found;
    },
    takeSymbol(symbol) {
      const found = peek().kind === 'symbol' && peek().text === symbol;
      if (found) at += 1;
      return found;
    },
    expectWord(word) {
      if (!reader.takeWord(word)) throw unexpected(peek(), [`"${word}"`]);
    },
    expectSymbol(symbol) {
      if (!reader.takeSymbol(symbol)) throw unexpected(peek(), [`"${symbol}"`]);
    },
    expectName() {
      if (peek().kind !== 'word') throw unexpected(peek(), ['<IDENTIFIER>']);
      return reader.next().text;
    },
  };
  return reader;
}

/** Parses the dialect of docs/quickbooks.md#queries: no OR, NOT, GROUP BY or JOIN. Throws QboFault 4000 or 4001. */
export function parseQuery(text: string): Query {
  const reader = readerOf(tokenize(text));
  reader.expectWord('select');
  const select = parseSelect(reader);
  reader.expectWord('from');
  const entity = reader.expectName();
  skipAlias(reader);
  const hasConditions = reader.takeWord('where');
  const conditions = hasConditions ? parseConditions(reader) : [];
  const orderBy = parseOrder(reader);
  const page = parsePage(reader);
  if (reader.peek().kind !== 'end') throw unexpected(reader.peek(), hasConditions ? afterCondition : afterEntity);
  return { select, entity, conditions, orderBy, ...page };
}

/** What may follow, in the order of the service's own messages. */
const pages = ['"iterator"', '"maxresults"'];
const sorting = ['"order"', '"orderby"', '"startposition"'];
const afterEntity = ['<EOF>', ...pages, ...sorting, '"where"'];
const afterCondition = ['<EOF>', '<AND>', ...pages, '<OR>', ...sorting];

/** The word after the entity is taken for an alias and ignored, so a misspelt WHERE is only noticed one word later. */
function skipAlias(reader: Reader): void {
  const { kind, text } = reader.peek();
  if (kind === 'word' && !isWordOfTheLanguage(text)) reader.next();
}

function parseSelect(reader: Reader): Query['select'] {
  if (reader.takeSymbol('*')) {
    // `*` includes what is named beside it.
    while (reader.takeSymbol(',')) reader.expectName();
    return '*';
  }
  const names = [reader.expectName()];
  if (names[0]?.toLowerCase() === 'count' && reader.takeSymbol('(')) {
    reader.expectSymbol('*');
    reader.expectSymbol(')');
    return 'count';
  }
  while (reader.takeSymbol(',')) names.push(reader.expectName());
  return names;
}

function parseConditions(reader: Reader): Condition[] {
  const conditions = [parseCondition(reader)];
  while (reader.takeWord('and')) conditions.push(parseCondition(reader));
  return conditions;
}

function parseCondition(reader: Reader): Condition {
  const property = reader.expectName();
  if (reader.takeWord('in')) return { property, operator: 'in', values: parseList(reader) };
  if (reader.takeWord('like')) return { property, operator: 'like', values: [parseLiteral(reader)] };
  const token = reader.peek();
  if (token.kind !== 'symbol' || !comparisons.includes(token.text)) {
    // The service takes a name without an operator for a function.
    throw unexpected(token, ['"("']);
  }
  reader.next();
  return { property, operator: token.text as Operator, values: [parseLiteral(reader)] };
}

function parseList(reader: Reader): string[] {
  reader.expectSymbol('(');
  const values = [parseLiteral(reader)];
  while (reader.takeSymbol(',')) values.push(parseLiteral(reader));
  reader.expectSymbol(')');
  return values;
}

function parseLiteral(reader: Reader): string {
  const token = reader.peek();
  const isFlag = token.kind === 'word' && /^(?:true|false)$/i.test(token.text);
  if (token.kind !== 'string' && token.kind !== 'number' && !isFlag) {
    throw unexpected(token, ['<STRING>', '<NUMBER>', '"true"', '"false"']);
  }
  reader.next();
  return isFlag ? token.text.toLowerCase() : token.text;
}

function parseOrder(reader: Reader): Query['orderBy'] {
  if (!reader.takeWord('orderby')) {
    if (!reader.takeWord('order')) return [];
    reader.expectWord('by');
  }
  const order: Query['orderBy'] = [];
  do {
    const property = reader.expectName();
    const descending = reader.takeWord('desc');
    if (!descending) reader.takeWord('asc');
    order.push({ property, descending });
  } while (reader.takeSymbol(','));
  return order;
}

/** STARTPOSITION and MAXRESULTS come in either order; more than 1000 rows are silently cut to 1000. */
function parsePage(reader: Reader): { startPosition: number; maxResults: number } {
  const page = { startPosition: 1, maxResults: DEFAULT_PAGE };
  for (;;) {
    if (reader.takeWord('startposition')) page.startPosition = parsePositive(reader);
    else if (reader.takeWord('maxresults')) page.maxResults = Math.min(parsePositive(reader), LARGEST_PAGE);
    else return page;
  }
}

function parsePositive(reader: Reader): number {
  const token = reader.peek();
  if (token.kind !== 'number' || token.text.includes('.')) throw unexpected(token, ['<NUMBER>']);
  reader.next();
  const value = Number(token.text);
  if (value < 1) {
    throw new QboFault('4001', `QueryValidationError: value ${token.text} is too small. Min allowed value is 1`);
  }
  return value;
}
