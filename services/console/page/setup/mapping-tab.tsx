import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import type { Mapping } from '../api/api.ts';
import { mappingsQuery } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { CsvLink } from '../ui/csv-link.tsx';
import { Icon } from '../ui/icon.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { EmptyState, PagesView } from '../ui/query-view.tsx';
import { Table } from '../ui/table.tsx';
import { Creation } from './creation.tsx';
import { DefaultAccounts } from './default-accounts.tsx';
import { MapName } from './map-name.tsx';
import { MissingNames } from './missing-names.tsx';
import { useChangeMappings } from './use-change-mappings.ts';

function Row({ mapping: { kind, name, accountNumber, ...chosen } }: { mapping: Mapping }) {
  const { mapping } = useTexts();
  const change = useChangeMappings();
  const mayChange = useMay('settings:write');
  const remove = [{ kind, name, ...(accountNumber !== null && { accountNumber }) }];
  return (
    <tr>
      <th scope="row">
        {name}
        {accountNumber === null ? '' : ` (${accountNumber})`}
      </th>
      <td data-label={mapping.kind}>{mapping.kinds[kind]}</td>
      <td data-label={mapping.inQuickBooks}>{chosen.quickbooksName}</td>
      <td data-label={mapping.changed}>
        <Moment at={chosen.updatedAt} />
      </td>
      <td className="end">
        {mayChange ? (
          <button
            type="button"
            className="button quiet"
            disabled={change.isPending}
            aria-label={mapping.removeOf(name)}
            onClick={() => change.mutate({ remove })}
          >
            <Icon name="trash" />
            {mapping.remove}
          </button>
        ) : null}
      </td>
    </tr>
  );
}

function Decided() {
  const { mapping } = useTexts();
  const { id: companyId } = useCompany();
  const query = useInfiniteQuery(mappingsQuery(companyId));
  return (
    <section aria-labelledby="decided">
      <h2 id="decided" style={{ marginBottom: '0.75rem' }}>
        {mapping.decided}
      </h2>
      <PagesView
        query={query}
        empty={
          <EmptyState icon="empty" title={mapping.none}>
            {mapping.noneHint}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            columns={[
              mapping.name,
              mapping.kind,
              mapping.inQuickBooks,
              mapping.changed,
              { name: mapping.remove, is: 'hidden' },
            ]}
          >
            {items.map((item) => (
              <Row key={`${item.kind} ${item.name} ${item.accountNumber}`} mapping={item} />
            ))}
          </Table>
        )}
      </PagesView>
    </section>
  );
}

function Lists() {
  const texts = useTexts();
  const { mapping } = texts;
  const { id: companyId } = useCompany();
  const mayChange = useMay('settings:write');
  const refreshing = useMutation({
    mutationFn: async () =>
      (await answered(api.POST('/v1/companies/{companyId}/quickbooks/refresh', { params: { path: { companyId } } })))
        .data,
  });
  return (
    <div className="row">
      {mayChange ? (
        <button type="button" className="button" disabled={refreshing.isPending} onClick={() => refreshing.mutate()}>
          <Icon name="again" />
          {mapping.refresh}
        </button>
      ) : null}
      <CsvLink path={`/v1/companies/${companyId}/mappings.csv`} />
      {refreshing.data === undefined ? null : (
        <span role="status" className="muted">
          {mapping.refreshing}
        </span>
      )}
      {refreshing.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(refreshing.error, texts)}</p>
        </Notice>
      )}
    </div>
  );
}

/** What the firm's names mean in QuickBooks. Missing names come first, since records wait for them. */
export function MappingTab() {
  return (
    <div className="stack">
      <Lists />
      <MissingNames />
      <Creation />
      <DefaultAccounts />
      <Decided />
      <MapName />
    </div>
  );
}
