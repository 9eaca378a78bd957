import { QboFault } from '../qbo-fault.ts';

export type Token =
  | { kind: 'word'; text: string; column: number }
  | { kind: 'string'; text: string; column: number }
  | { kind: 'number'; text: string; column: number }
  | { kind: 'symbol'; text: string; column: number }
  | { kind: 'end'; text: ''; column: number };

/** Text that is no token. It is a fault only when the parser gets so far. */
export type InvalidToken = { kind: 'invalid'; fault: QboFault };

const PATTERNS = [
  { kind: 'word', pattern: /[A-Za-z_][A-Za-z0-9_.]*/y },
  { kind: 'number', pattern: /-?\d+(?:\.\d+)?/y },
  { kind: 'symbol', pattern: /<=|>=|[=<>(),*]/y },
] as const;

/** A query in pieces, each with its column from 1, up to its end or to the first invalid one. Strings are unescaped. */
export function tokenize(query: string): (Token | InvalidToken)[] {
  const tokens: (Token | InvalidToken)[] = [];
  let at = 0;
  while (at < query.length) {
    if (/\s/.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const { token, end } = query.charAt(at) === "'" ? readString(query, at) : readPlain(query, at);
    tokens.push(token);
    if (token.kind === 'invalid') return tokens;
    at = end;
  }
  tokens.push({ kind: 'end', text: '', column: query.length });
  return tokens;
}

type Piece = { token: Token | InvalidToken; end: number };

function readPlain(query: string, at: number): Piece {
  for (const { kind, pattern } of PATTERNS) {
    pattern.lastIndex = at;
    const text = pattern.exec(query)?.[0];
    if (text !== undefined) return { token: { kind, text, column: at + 1 }, end: at + text.length };
  }
  return invalid(query, at, '');
}

/** Single quotes; a backslash takes the next character as it is (facts 3.6). */
function readString(query: string, start: number): Piece {
  let text = '';
  for (let at = start + 1; at < query.length; at += 1) {
    const character = query.charAt(at);
    if (character === "'") return { token: { kind: 'string', text, column: start + 1 }, end: at + 1 };
    if (character === '\\') at += 1;
    text += query.charAt(at);
  }
  return invalid(query, query.length, query.slice(start));
}

function invalid(query: string, at: number, after: string): Piece {
  const character = at < query.length ? `"${query.charAt(at)}" (${query.charCodeAt(at)}),` : '<EOF>';
  const where = `at line 1, column ${at + 1}.  Encountered: ${character} after : ${JSON.stringify(after)}`;
  const fault = new QboFault('4000', `QueryParserError: Lexical error ${where}`);
  return { token: { kind: 'invalid', fault }, end: at };
}

/** The text QBO's parser has for a token in a wrong place (facts 3.6). */
export function unexpected(token: Token, expected: readonly string[]): QboFault {
  const waiting = expected.length === 1 ? 'Was expecting:' : 'Was expecting one of:';
  const where = `at line 1, column ${token.column}.\n${waiting}\n    ${expected.map((name) => `${name} ...`).join('\n    ')}\n    `;
  return new QboFault('4000', `QueryParserError: Encountered ${describe(token)} ${where}`);
}

function describe(token: Token): string {
  switch (token.kind) {
    case 'end':
      return '"<EOF>"';
    case 'word':
      return `" <IDENTIFIER> "${token.text} ""`;
    case 'string':
      return `" <STRING> "\\'${token.text}\\' ""`;
    case 'number':
      return `" <NUMBER> "${token.text} ""`;
    case 'symbol':
      return `" "${token.text}" "${token.text} ""`;
  }
}
