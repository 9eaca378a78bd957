import { isMap, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml';

type Row = { key: string; value: string; doc: string };

/**
 * The table of the chart's README: every value of values.yaml with its default and the sentence in the comment above it
 * that begins with `--`. A map with a sentence of its own, or in one line, is one row.
 */
export function valuesTable(valuesYaml: string): string {
  const { contents } = parseDocument(valuesYaml);
  const rows = isMap(contents) ? rowsOf(contents, '') : [];
  const lines = rows.map(({ key, value, doc }) => `| \`${key}\` | ${value} | ${doc} |`);
  return ['| value | default | what it does |', '| --- | --- | --- |', ...lines].join('\n');
}

function rowsOf(map: YAMLMap, path: string): Row[] {
  return map.items.flatMap((pair, index) => {
    const key = `${path}${keyOf(pair)}`;
    // The parser gives the comment above the first key of a map to the map.
    const doc = docOf(commentOf(pair) ?? (index === 0 ? map.commentBefore : undefined));
    const { value } = pair;
    if (isMap(value) && value.items.length > 0 && !value.flow && !isDocumentedWhole(pair)) {
      return rowsOf(value, `${key}.`);
    }
    return [
      { key, value: `\`${JSON.stringify(isScalar(value) || isMap(value) ? value.toJSON() : toJson(value))}\``, doc },
    ];
  });
}

function isDocumentedWhole(pair: Pair): boolean {
  return docOf(commentOf(pair)) !== '';
}

function toJson(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
    ? value.toJSON()
    : value;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function commentOf({ key }: Pair): string | null | undefined {
  return isScalar(key) ? key.commentBefore : undefined;
}

function docOf(comment: string | null | undefined): string {
  const lines = (comment ?? '').split('\n').map((line) => line.trim());
  const start = lines.findIndex((line) => line.startsWith('--'));
  if (start === -1) return '';
  return lines.slice(start).join(' ').replace(/^-- /, '').replaceAll('|', '\\|');
}
