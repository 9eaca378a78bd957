/**
 * On which line of a JSON text each value begins, by JSON pointer. The text must be valid JSON: `JSON.parse` reads it,
 * this only tells people where to look.
 */
export function jsonLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;

  function skipBlank(): void {
    for (; /\s/.test(text.charAt(at)); at += 1) if (text.charAt(at) === '\n') line += 1;
  }
  function skipString(): string {
    const start = at;
    for (at += 1; text.charAt(at) !== '"'; at += 1) if (text.charAt(at) === '\\') at += 1;
    at += 1;
    return text.slice(start, at);
  }
  function skipScalar(): void {
    while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at += 1;
  }
  /** Past the comma; false at the closing bracket, which it passes too. */
  function more(): boolean {
    skipBlank();
    at += 1;
    return text.charAt(at - 1) === ',';
  }
  function isEmpty(close: string): boolean {
    at += 1;
    skipBlank();
    if (text.charAt(at) !== close) return false;
    at += 1;
    return true;
  }
  function readObject(pointer: string): void {
    if (isEmpty('}')) return;
    do {
      skipBlank();
      const key = JSON.parse(skipString()) as string;
      skipBlank();
      at += 1; // the colon
      read(`${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    } while (more());
  }
  function readArray(pointer: string): void {
    if (isEmpty(']')) return;
    let index = 0;
    do {
      read(`${pointer}/${index}`);
      index += 1;
    } while (more());
  }
  function read(pointer: string): void {
    skipBlank();
    lines.set(pointer, line);
    const first = text.charAt(at);
    if (first === '{') readObject(pointer);
    else if (first === '[') readArray(pointer);
    else if (first === '"') skipString();
    else skipScalar();
  }

  read('');
  return lines;
}
