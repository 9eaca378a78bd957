import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AuditEvent } from '../api/api.ts';
import { auditQuery, companyQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { EmptyState, PagesView } from '../ui/query-view.tsx';
import { LongTable } from '../ui/table.tsx';
import type { RowProps } from '../ui/table.tsx';
import { toWords } from '../records/content.tsx';
import { differences } from './differences.ts';

/** The company's name with a link. A removed company has no page, so no link. */
function CompanyName({ companyId }: { companyId: string }) {
  const { data } = useQuery({ ...companyQuery(companyId), staleTime: 300_000 });
  if (data === undefined) return null;
  return (
    <Link to="/companies/$companyId" params={{ companyId }}>
      {data.name}
    </Link>
  );
}

function Row({ event, row }: { event: AuditEvent; row: RowProps }) {
  const { admin } = useTexts();
  const actions: Readonly<Record<string, string>> = admin.actions;
  const changed = differences(event.before, event.after);
  return (
    <tr {...row}>
      <th scope="row">
        <Moment at={event.at} />
      </th>
      <td data-label={admin.who}>{event.actor.name}</td>
      <td data-label={admin.what}>
        {actions[event.action] ?? event.action}{' '}
        {event.outcome === 'done' ? null : (
          <Badge
            tone={event.outcome === 'refused' ? 'bad' : 'busy'}
            icon={event.outcome === 'refused' ? 'error' : 'clock'}
          >
            {admin.outcomes[event.outcome]}
          </Badge>
        )}
      </td>
      <td data-label={admin.company}>
        {event.companyId === null ? null : <CompanyName companyId={event.companyId} />}
      </td>
      <td data-label={admin.change}>
        {changed.length === 0 ? null : (
          <details>
            <summary>{admin.changes(changed.length)}</summary>
            <ul className="small">
              {changed.map(({ name, from, to }) => (
                <li key={name} className="break">
                  {toWords(name)}: {from === undefined ? '' : `${from} → `}
                  <strong>{to ?? admin.removed}</strong>
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
    </tr>
  );
}

/** Who changed what, before and after. */
export function AuditLog() {
  const { admin } = useTexts();
  const query = useInfiniteQuery(auditQuery);
  return (
    <section className="section" aria-labelledby="audit">
      <h2 id="audit">{admin.audit}</h2>
      <PagesView query={query} empty={<EmptyState icon="empty" title={admin.noEvents} />}>
        {(items) => (
          <LongTable
            columns={[admin.when, admin.who, admin.what, admin.company, admin.change]}
            items={items}
            keyOf={({ id }) => id}
          >
            {(event, { key, ...row }) => <Row key={key} event={event} row={row} />}
          </LongTable>
        )}
      </PagesView>
    </section>
  );
}
