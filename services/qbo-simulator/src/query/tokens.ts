import { QboFault } from '../qbo-fault.ts';

/** Where a piece of a query begins, as the service's parser counts: from 1, a tab going to the next eighth column. */
type Place = { line: number; column: number };

export type Token = Place & {
  kind: 'word' | 'string' | 'number' | 'symbol' | 'end';
  /** What it means: a string without its quotes and backslashes. */
  text: string;
  /** What stands in the query. */
  image: string;
};

/** Text that is no token. It is a fault only when the parser gets so far. */
export type InvalidToken = { kind: 'invalid'; fault: QboFault };

const PATTERNS = [
  { kind: 'word', pattern: /[A-Za-z_][A-Za-z0-9_.]*/y },
  { kind: 'number', pattern: /-?\d+(?:\.\d+)?/y },
  { kind: 'symbol', pattern: /<=|>=|[=<>(),*]/y },
] as const;

/** A query in pieces, up to its end or to the first invalid one. */
export function tokenize(query: string): (Token | InvalidToken)[] {
  const tokens: (Token | InvalidToken)[] = [];
  const placeOf = placesIn(query);
  let at = 0;
  while (at < query.length) {
    if (/\s/.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const { kind, text, end } = query.charAt(at) === "'" ? readString(query, at) : readPlain(query, at);
    if (kind === 'invalid') {
      tokens.push({ kind, fault: lexicalError(query, end, { after: text, ...placeOf(end) }) });
      return tokens;
    }
    tokens.push({ kind, text, image: query.slice(at, end), ...placeOf(at) });
    at = end;
  }
  const last = query.trim() === '' ? { line: 0, column: 0 } : placeOf(query.length - 1);
  tokens.push({ kind: 'end', text: '', image: '', ...last });
  return tokens;
}

/** The place of each character; asked in ascending order. */
function placesIn(query: string): (at: number) => Place {
  let [counted, line, column] = [0, 1, 0];
  const step = (character: string) => {
    if (character === '\n') [line, column] = [line + 1, 0];
    else column += character === '\t' ? 8 - (column % 8) : 1;
  };
  return (at) => {
    for (; counted < at; counted += 1) step(query.charAt(counted));
    return { line, column: column + 1 };
  };
}

type Piece = { kind: Exclude<Token['kind'], 'end'> | 'invalid'; text: string; end: number };

function readPlain(query: string, at: number): Piece {
  for (const { kind, pattern } of PATTERNS) {
    pattern.lastIndex = at;
    const text = pattern.exec(query)?.[0];
    if (text !== undefined) return { kind, text, end: at + text.length };
  }
  return { kind: 'invalid', text: '', end: at };
}

/** Single quotes; a backslash takes the next character as it is (docs/quickbooks.md#queries). */
function readString(query: string, start: number): Piece {
  let text = '';
  for (let at = start + 1; at < query.length; at += 1) {
    const character = query.charAt(at);
    if (character === "'") return { kind: 'string', text, end: at + 1 };
    if (character === '\\') at += 1;
    text += query.charAt(at);
  }
  return { kind: 'invalid', text: query.slice(start), end: query.length };
}

function lexicalError(query: string, at: number, { line, column, after }: Place & { after: string }): QboFault {
  const character = at < query.length ? `"${query.charAt(at)}" (${query.charCodeAt(at)}),` : '<EOF>';
  const where = `at line ${line}, column ${column}.  Encountered: ${character} after : "${escaped(after)}"`;
  return new QboFault('4000', `QueryParserError: Invalid content. Lexical error ${where}`);
}

/** The words of the language; `and` and `or` have names of their own in the service's texts. */
const words = [
  'select',
  'from',
  'where',
  'in',
  'like',
  'order',
  'orderby',
  'asc',
  'desc',
  'startposition',
  'maxresults',
];

export function isWordOfTheLanguage(text: string): boolean {
  return [...words, 'and', 'or'].includes(text.toLowerCase());
}

const kinds = { word: '<IDENTIFIER>', string: '<STRING>', number: '<NUMBER>' } as const;

/** The text QBO's parser has for a token in a wrong place, as JavaCC makes it (docs/quickbooks.md#queries). */
export function unexpected(token: Token, expected: readonly string[]): QboFault {
  const waiting = expected.length === 1 ? 'Was expecting:' : 'Was expecting one of:';
  const where = `at line ${token.line}, column ${token.column}.\n${waiting}\n    `;
  const names = expected.map((name) => `${name} ${name === '<EOF>' ? '' : '...'}\n    `).join('');
  return new QboFault('4000', `QueryParserError: Encountered "${describe(token)}" ${where}${names}`);
}

function describe({ kind, image }: Token): string {
  if (kind === 'end') return '<EOF>';
  const word = image.toLowerCase();
  const name =
    kind === 'symbol' || (kind === 'word' && words.includes(word))
      ? `"${word}"`
      : kind === 'word' && isWordOfTheLanguage(word)
        ? `<${word.toUpperCase()}>`
        : kinds[kind];
  return ` ${name} "${escaped(image)} "`;
}

function escaped(text: string): string {
  return text
    .replace(/[\\'"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
}
