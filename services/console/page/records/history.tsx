import type { RecordDetail } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import type { Look } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { Table } from '../ui/table.tsx';

type Attempt = RecordDetail['history'][number];

const looks: Record<Attempt['state'], Look> = {
  open: { tone: 'busy', icon: 'clock' },
  succeeded: { tone: 'good', icon: 'check' },
  rejected: { tone: 'bad', icon: 'error' },
};

/** What was sent to QuickBooks for a record, newest first. */
export function History({ attempts }: { attempts: readonly Attempt[] }) {
  const { record, batch, quickbooks } = useTexts();
  const entities: Readonly<Record<string, string>> = quickbooks.entities;
  return (
    <section aria-labelledby="history">
      <h2 id="history" style={{ marginBottom: '0.75rem' }}>
        {record.history}
      </h2>
      {attempts.length === 0 ? (
        <p className="muted">{record.noHistory}</p>
      ) : (
        <Table columns={[record.when, record.what, record.outcome, record.answer]}>
          {attempts.map((attempt) => (
            <tr key={attempt.requestId}>
              <th scope="row">
                <Moment at={attempt.createdAt} />
              </th>
              <td data-label={record.what}>
                {batch.operations[attempt.operation] ?? attempt.operation} {entities[attempt.entity] ?? attempt.entity}
              </td>
              <td data-label={record.outcome}>
                <Badge {...looks[attempt.state]}>{record.attempts[attempt.state]}</Badge>
              </td>
              <td data-label={record.answer}>
                {attempt.fault === null ? null : (
                  <span className="break">{attempt.fault.detail || attempt.fault.message}</span>
                )}
                {attempt.intuitTid === null ? null : <span className="muted small"> {attempt.intuitTid}</span>}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
