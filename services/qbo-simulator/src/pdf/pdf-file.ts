/** A text on a page: its distance from the left and from the top, in points. `right` sets where it ends instead. */
export type PdfText = { text: string; top: number; left?: number; right?: number; size?: number; bold?: boolean };

/** US letter. */
const WIDTH = 612;
const HEIGHT = 792;

/** The width of Helvetica's digits, relative to the font size. Other characters of amounts are about as wide. */
const FIGURE_WIDTH = 0.556;

/**
 * A PDF with one page per list of texts, in fonts that every reader has. It is all ASCII, so it is returned as a
 * string. A library would do layout, fonts and streams, which is not needed for a form that only tests open.
 */
export function pdfFile(pages: readonly (readonly PdfText[])[]): string {
  const pageId = (index: number) => 5 + 2 * index;
  const kids = pages.map((_page, index) => `${pageId(index)} 0 R`).join(' ');
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ];
  for (const [index, texts] of pages.entries()) {
    const content = texts.map(drawn).join('\n');
    const fonts = '<< /Font << /F1 3 0 R /F2 4 0 R >> >>';
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources ${fonts} /Contents ${pageId(index) + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  return assembled(objects);
}

/** The objects, then the table of their positions. */
function assembled(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  return `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

function drawn({ text, top, left = 0, right, size = 10, bold = false }: PdfText): string {
  const x = right === undefined ? left : right - text.length * FIGURE_WIDTH * size;
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${Math.round(x)} ${Math.round(HEIGHT - top)} Td (${escaped(text)}) Tj ET`;
}

/** Latin letters as their codes in the font's encoding; other characters become question marks. */
function escaped(text: string): string {
  return Array.from(text.normalize('NFC'), escapedCharacter).join('');
}

function escapedCharacter(character: string): string {
  if (character === '€') return '\\200';
  if ('()\\'.includes(character)) return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return character;
  if (code >= 0xa0 && code <= 0xff) return `\\${code.toString(8)}`;
  return code < 0x20 ? ' ' : '?';
}
