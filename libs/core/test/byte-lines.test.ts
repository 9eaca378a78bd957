import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { byteLines } from '../src/index.ts';

async function* cut(bytes: Buffer, sizes: readonly number[]) {
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function linesOf(bytes: Buffer, sizes: readonly number[], mostBytes = 1000) {
  const found: (string | null)[] = [];
  for await (const { line, bytes: of } of byteLines(cut(bytes, sizes), mostBytes)) {
    expect(line).toBe(found.length + 1);
    found.push(of === null ? null : of.toString());
  }
  return found;
}

describe('byteLines', () => {
  it('finds the lines of a text however it is cut', async () => {
    const texts = fc.array(fc.stringMatching(/^[a-zé€]{0,9}$/), { minLength: 1, maxLength: 20 });
    const sizes = fc.array(fc.nat({ max: 12 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, sizes, fc.boolean(), async (lines, cuts, endsWithFeed) => {
        const text = lines.join('\n') + (endsWithFeed ? '\n' : '');
        const wanted = text.split('\n');
        if (wanted.at(-1) === '') wanted.pop();
        expect(await linesOf(Buffer.from(text), cuts)).toEqual(wanted);
      }),
    );
  });

  it('tells of a line that is too long, holds none of it, and reads on', async () => {
    const bytes = Buffer.from(`ok\n${'x'.repeat(5000)}\nten bytes.\nlast`);
    expect(await linesOf(bytes, [100, 100, 100], 10)).toEqual(['ok', null, 'ten bytes.', 'last']);
  });
});
