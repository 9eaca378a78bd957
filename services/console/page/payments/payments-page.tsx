import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Payment } from '../api/api.ts';
import { paymentsQuery } from '../api/queries.ts';
import { RunNewBatch } from '../company/run-new-batch.tsx';
import { useCompany } from '../company/use-company.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import type { Look } from '../ui/badge.tsx';
import { DocumentLink } from '../ui/document-link.tsx';
import { SearchField, SelectField } from '../ui/filters.tsx';
import { Moment, useDay } from '../ui/moment.tsx';
import { money } from '../ui/money.ts';
import { PageHead } from '../ui/page-head.tsx';
import { EmptyState, PagesView } from '../ui/query-view.tsx';
import { LongTable } from '../ui/table.tsx';
import { useDebounced } from '../ui/use-debounced.ts';
import type { RowProps } from '../ui/table.tsx';

const paymentStates = ['live', 'voided', 'deleted'] as const satisfies readonly Payment['state'][];

const looks: Record<Payment['state'], Look> = {
  live: { tone: 'good', icon: 'check' },
  voided: { tone: 'idle', icon: 'stop' },
  deleted: { tone: 'idle', icon: 'trash' },
};

function Applications({ payment }: { payment: Payment }) {
  const { payments } = useTexts();
  const { id: companyId } = useCompany();
  const language = useLanguage();
  if (payment.applications.length === 0) return <span className="muted">{payments.unappliedWhole}</span>;
  return (
    <ul>
      {payment.applications.map(({ amount, currency, target, paymentId }) => (
        <li key={`${paymentId} ${target.entity} ${target.quickbooksId}`}>
          {money(amount, currency, language)}{' '}
          {target.record === null || (target.entity !== 'Invoice' && target.entity !== 'CreditMemo') ? (
            <DocumentLink entity={target.entity} id={target.quickbooksId} />
          ) : (
            <Link
              to="/companies/$companyId/records/$type/$externalId"
              params={{ companyId, type: 'invoices', externalId: target.record.externalId }}
            >
              {target.record.externalId}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Row({ payment, row }: { payment: Payment; row: RowProps }) {
  const { payments } = useTexts();
  const language = useLanguage();
  const day = useDay();
  return (
    <tr {...row}>
      <th scope="row">
        <DocumentLink
          entity={payment.entity}
          id={payment.quickbooksId}
          docNumber={payment.referenceNumber}
          isGone={payment.state === 'deleted'}
        />
      </th>
      <td data-label={payments.customer}>{payment.customer.name ?? payment.customer.quickbooksId}</td>
      <td data-label={payments.date} className="nowrap">
        {day(payment.date)}
      </td>
      <td data-label={payments.total} className="number nowrap">
        {money(payment.total, payment.currency, language)}
      </td>
      <td data-label={payments.applied}>
        <Applications payment={payment} />
      </td>
      <td data-label={payments.unapplied} className="number nowrap">
        {money(payment.unapplied, payment.currency, language)}
      </td>
      <td data-label={payments.state}>
        <Badge {...looks[payment.state]}>{payments.states[payment.state]}</Badge>
      </td>
    </tr>
  );
}

function PaymentTable({ items }: { items: Payment[] }) {
  const { payments } = useTexts();
  return (
    <LongTable
      items={items}
      keyOf={({ entity, quickbooksId }) => `${entity} ${quickbooksId}`}
      columns={[
        payments.payment,
        payments.customer,
        payments.date,
        { name: payments.total, is: 'number' },
        payments.applied,
        { name: payments.unapplied, is: 'number' },
        payments.state,
      ]}
    >
      {(payment, { key, ...row }) => <Row key={key} payment={payment} row={row} />}
    </LongTable>
  );
}

export function PaymentsPage() {
  const { payments } = useTexts();
  const { id: companyId } = useCompany();
  const [text, setText] = useState('');
  const [state, setState] = useState<Payment['state']>();
  const search = useDebounced(text.trim());
  const query = useInfiniteQuery(paymentsQuery(companyId, { state, search }));
  const readUntil = query.data?.pages[0]?.readUntil ?? null;
  return (
    <>
      <PageHead title={payments.title}>
        <RunNewBatch isPaymentSync />
      </PageHead>
      <div className="filters">
        <SearchField
          id="payment-search"
          label={payments.search}
          hint={payments.searchHint}
          value={text}
          onChange={setText}
        />
        <SelectField
          id="payment-state"
          label={payments.state}
          value={state ?? ''}
          all={payments.all}
          options={paymentStates.map((word) => [word, payments.states[word]])}
          onChange={(word) => setState(paymentStates.find((one) => one === word))}
        />
        <p className="muted small">
          {query.data === undefined ? null : readUntil === null ? (
            payments.neverRead
          ) : (
            <>
              {payments.readUntil} <Moment at={readUntil} />
            </>
          )}
        </p>
      </div>
      <PagesView
        query={query}
        empty={
          state !== undefined || search !== '' ? (
            <EmptyState icon="search" title={payments.noMatch} />
          ) : (
            <EmptyState
              icon="empty"
              title={readUntil === null ? payments.neverRead : payments.none}
              actions={<RunNewBatch isPaymentSync />}
            >
              {payments.noneHint}
            </EmptyState>
          )
        }
      >
        {(items) => <PaymentTable items={items} />}
      </PagesView>
    </>
  );
}
