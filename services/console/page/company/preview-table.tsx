import type { PreviewItem } from '../api/api.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import type { Look } from '../ui/badge.tsx';
import { DocumentLink } from '../ui/document-link.tsx';
import { money } from '../ui/money.ts';
import { Table } from '../ui/table.tsx';
import { Sentence } from '../ui/sentences.tsx';

const looks: Record<PreviewItem['outcome'], Look> = {
  create: { tone: 'good', icon: 'check' },
  update: { tone: 'busy', icon: 'edit' },
  void: { tone: 'warn', icon: 'stop' },
  delete: { tone: 'warn', icon: 'trash' },
  none: { tone: 'idle', icon: 'pause' },
  blocked: { tone: 'bad', icon: 'error' },
};

/** Whether the batch would send something for the record. */
export function isSent({ outcome }: PreviewItem): boolean {
  return outcome !== 'none' && outcome !== 'blocked';
}

const written = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

function What({ item }: { item: PreviewItem }) {
  const { run, mapping } = useTexts();
  const kinds: Readonly<Record<string, string>> = mapping.kinds;
  const { failure, message, differences, creates } = item;
  return (
    <div className="stack tight">
      <span className="break">
        <Sentence>{failure?.message ?? message}</Sentence>
      </span>
      {failure === null ? null : (
        <span className="muted break">
          <Sentence>{failure.fix}</Sentence>
        </span>
      )}
      {differences.length === 0 ? null : (
        <ul className="small">
          {differences.map(({ field, name, from, to }) => (
            <li key={field} className="break">
              {name}: {written(from)} → <strong>{written(to)}</strong>
            </li>
          ))}
        </ul>
      )}
      {creates.map(({ kind, name }) => (
        <span key={`${kind} ${name}`} className="small break">
          {run.alsoCreates(kinds[kind] ?? kind, name)}
        </span>
      ))}
    </div>
  );
}

type PreviewTableProps = {
  items: readonly PreviewItem[];
  /** The records that were left out. */
  left: ReadonlySet<string>;
  onLeave: (recordId: string, isLeft: boolean) => void;
};

/** What a batch would do with each record. Records it would send can be left out. */
export function PreviewTable({ items, left, onLeave }: PreviewTableProps) {
  const { run } = useTexts();
  const language = useLanguage();
  return (
    <Table columns={[run.record, run.outcome, run.what, run.document, { name: run.amount, is: 'number' }]}>
      {items.map((item) => (
        <tr key={item.recordId}>
          <th scope="row">
            <label className="choice">
              <input
                type="checkbox"
                disabled={!isSent(item)}
                checked={isSent(item) && !left.has(item.recordId)}
                onChange={({ target }) => onLeave(item.recordId, !target.checked)}
              />
              <span>{item.externalId}</span>
            </label>
          </th>
          <td data-label={run.outcome}>
            <Badge {...looks[item.outcome]}>{run.outcomes[item.outcome]}</Badge>
          </td>
          <td data-label={run.what}>
            <What item={item} />
          </td>
          <td data-label={run.document}>
            {item.entity === null || item.quickbooksId === null ? null : (
              <DocumentLink entity={item.entity} id={item.quickbooksId} />
            )}
          </td>
          <td data-label={run.amount} className="number nowrap">
            {item.amount === null ? null : money(item.amount, null, language)}
          </td>
        </tr>
      ))}
    </Table>
  );
}
