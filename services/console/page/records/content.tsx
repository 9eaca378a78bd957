import { useTexts } from '../texts/index.ts';
import { useDay, useExactTime } from '../ui/moment.tsx';
import { Table } from '../ui/table.tsx';

/** `unitPrice` → `Unit price`: fields are called as in the API. */
export function toWords(name: string): string {
  const words = name
    .replaceAll('.', ' ')
    .replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Entry = [string, unknown];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value on one line; nested fields get names with dots. */
function flat(value: unknown, name = ''): [string, string | boolean][] {
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner]) => flat(inner, name === '' ? key : `${name}.${key}`));
  if (Array.isArray(value)) return value.flatMap((inner, index) => flat(inner, `${name} ${index + 1}`));
  if (typeof value === 'string' || typeof value === 'boolean') return [[name, value]];
  return [[name, value === null ? '' : JSON.stringify(value)]];
}

/** Formats days and instants, and says yes or no; other text stays as it was sent. */
function useWritten(): (value: string | boolean) => string {
  const { record } = useTexts();
  const day = useDay();
  const exact = useExactTime();
  return (value) => {
    if (typeof value === 'boolean') return value ? record.yes : record.no;
    if (Number.isNaN(Date.parse(value))) return value;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
    return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) ? exact(value) : value;
  };
}

function Lines({ name, lines }: { name: string; lines: Record<string, unknown>[] }) {
  const written = useWritten();
  const columns = [...new Set(lines.flatMap((line) => flat(line).map(([key]) => key)))];
  return (
    <Table caption={toWords(name)} columns={columns.map(toWords)}>
      {lines.map((line, index) => {
        const values = new Map(flat(line));
        return (
          <tr key={index}>
            {columns.map((column) => (
              <td key={column} data-label={toWords(column)}>
                {written(values.get(column) ?? '')}
              </td>
            ))}
          </tr>
        );
      })}
    </Table>
  );
}

/** The content that the firm sent, of any record type: its fields, and its lines as tables. */
export function Content({ content }: { content: object }) {
  const { record } = useTexts();
  const written = useWritten();
  const entries = Object.entries(content) as Entry[];
  const tables = entries.filter((entry): entry is [string, Record<string, unknown>[]] => {
    const [, value] = entry;
    return Array.isArray(value) && value.length > 0 && value.every(isObject);
  });
  const fields = entries
    .filter(([name]) => !tables.some(([table]) => table === name))
    .flatMap(([name, value]) => flat(value, name));
  return (
    <section className="stack" aria-labelledby="content">
      <div className="card stack tight">
        <h2 id="content">{record.content}</h2>
        <dl className="facts">
          {fields.map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{toWords(name)}</dt>
              <dd>{written(value)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {tables.map(([name, lines]) => (
        <Lines key={name} name={name} lines={lines} />
      ))}
    </section>
  );
}
