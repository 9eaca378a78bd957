import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { outgoingTypes } from '../api/record-types.ts';
import type { RecordDetail } from '../api/api.ts';
import type { OutgoingType } from '../api/record-types.ts';
import { recordQuery } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { RecordBadge, recordState } from '../ui/badge.tsx';
import { DocumentLink } from '../ui/document-link.tsx';
import { Moment } from '../ui/moment.tsx';
import { money } from '../ui/money.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { NotFound } from '../shell/failures.tsx';
import { Content } from './content.tsx';
import { History } from './history.tsx';
import { RecordOperations } from './record-operations.tsx';
import { Sentence, useInWords } from '../ui/sentences.tsx';

function Money({ record }: { record: RecordDetail }) {
  const { record: words } = useTexts();
  const language = useLanguage();
  const { balance, balanceReadAt, currency, applications } = record;
  if (!balance || !balanceReadAt) return null;
  return (
    <section className="card stack tight" aria-labelledby="money">
      <h2 id="money">{words.payments}</h2>
      <p>
        {words.balance} <strong>{money(balance, currency, language)}</strong>{' '}
        <span className="muted small">
          {words.asOf} <Moment at={balanceReadAt} />
        </span>
      </p>
      <ul>
        {(applications ?? []).map((application) => (
          <li key={application.paymentId}>
            {money(application.amount, application.currency, language)}{' '}
            <DocumentLink entity="Payment" id={application.paymentId} />
          </li>
        ))}
      </ul>
      {applications?.length === 0 ? <p className="muted">{words.noPayments}</p> : null}
    </section>
  );
}

function Facts({ record }: { record: RecordDetail }) {
  const { record: words } = useTexts();
  const { quickbooks, syncedAt, updatedAt, version, syncedVersion } = record;
  return (
    <dl className="facts">
      <dt>{words.document}</dt>
      <dd>{quickbooks === null ? words.noDocument : <DocumentLink {...quickbooks} />}</dd>
      <dt>{words.syncedAt}</dt>
      <dd>{syncedAt === null ? words.never : <Moment at={syncedAt} />}</dd>
      <dt>{words.changedAt}</dt>
      <dd>
        <Moment at={updatedAt} />
      </dd>
      {syncedVersion === null || syncedVersion === version ? null : (
        <>
          <dt>{words.version}</dt>
          <dd>{words.versionsBehind}</dd>
        </>
      )}
    </dl>
  );
}

function Found({ record, type }: { record: RecordDetail & { etag: string | null }; type: OutgoingType }) {
  const { record: words, types } = useTexts();
  const say = useInWords();
  const { failure } = record;
  return (
    <div className="stack">
      <PageHead
        title={record.externalId}
        crumb={types[type]}
        badge={<RecordBadge state={recordState(record, record.quickbooksState)} />}
      >
        <RecordOperations record={record} type={type} />
      </PageHead>
      {failure === null ? null : (
        <Notice kind={failure.category === 'conflict' ? 'warn' : 'bad'} title={say(failure.message)}>
          <p>
            <strong>{words.whatToDo}</strong> <Sentence>{failure.fix}</Sentence>
          </p>
          <p className="small">
            {words.failedAt} <Moment at={failure.at} />
          </p>
        </Notice>
      )}
      {record.requested === null ? null : (
        <Notice kind="busy">
          <p>{words.requested[record.requested]}</p>
        </Notice>
      )}
      <div className="columns">
        <Content content={record.content} />
        <div className="stack">
          <section className="card">
            <Facts record={record} />
          </section>
          <Money record={record} />
        </div>
      </div>
      <History attempts={record.history} />
    </div>
  );
}

export function RecordPage() {
  const { id: companyId } = useCompany();
  const { type: word, externalId } = useParams({ from: '/companies/$companyId/records/$type/$externalId' });
  const type = outgoingTypes.find((name) => name === word);
  return type === undefined ? <NotFound /> : <OfType {...{ companyId, type, externalId }} />;
}

function OfType({ companyId, type, externalId }: { companyId: string; type: OutgoingType; externalId: string }) {
  const query = useQuery(recordQuery(companyId, type, externalId));
  return (
    <QueryView query={query} lines={8}>
      {(record) => <Found record={record} type={type} />}
    </QueryView>
  );
}
