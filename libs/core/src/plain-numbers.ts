const EXPONENT = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/;

/** The shortest decimal text of a number, never with an exponent: 4e-7 → "0.0000004". */
export function plainNumber(value: number): string {
  const text = String(value);
  const [, sign = '', first = '', fraction = '', exponent = '0'] = EXPONENT.exec(text) ?? [];
  if (first === '') return text;
  const digits = first + fraction;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A text, which is left alone, or a number with an exponent. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?e[+-]\d+/g;

/** JSON without exponents, for readers that take decimals only (JSON.stringify writes 4e-7). */
export function plainJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(TOKEN, (token) =>
    token.startsWith('"') ? token : plainNumber(Number(token)),
  );
}
