import { Link } from '@tanstack/react-router';
import { hasEnded } from '@autosync/client';
import type { Batch, RecordType, TypeStatus } from '../api/api.ts';
import { outgoingTypes } from '../api/record-types.ts';
import { useMay } from '../api/session.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { Badge, BatchBadge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { BatchProgress } from '../batch/batch-progress.tsx';
import { useCompany } from './use-company.ts';
import { Sentence } from '../ui/sentences.tsx';

type TypeCardProps = {
  type: RecordType;
  status: TypeStatus;
  isAutoSyncOn: boolean;
  isPaused: boolean;
  batches: readonly Batch[];
};

function Switched({ isOn, reason }: { isOn: boolean; reason: string | null }) {
  const { company } = useTexts();
  if (reason !== null) {
    return (
      <Badge tone="bad" icon="error">
        {company.switchedOff}
      </Badge>
    );
  }
  return isOn ? (
    <Badge tone="good" icon="check">
      {company.on}
    </Badge>
  ) : (
    <Badge tone="idle" icon="pause">
      {company.off}
    </Badge>
  );
}

/** How many records wait to be sent, with the way to them. */
function Pending({ type, count }: { type: RecordType; count: number }) {
  const { id: companyId } = useCompany();
  const language = useLanguage();
  const mayRead = useMay('records:read');
  const outgoing = outgoingTypes.find((name) => name === type);
  const text = count.toLocaleString(language);
  if (count === 0 || !mayRead || outgoing === undefined) return text;
  return (
    <Link to="/companies/$companyId/records" params={{ companyId }} search={{ type: outgoing, state: 'pending' }}>
      {text}
    </Link>
  );
}

/** One record type of a company: how old its data is, when it runs next, and what runs or waits now. */
export function TypeCard({ type, status, isAutoSyncOn, isPaused, batches: all }: TypeCardProps) {
  const { types, company } = useTexts();
  const { id: companyId } = useCompany();
  // Previews say nothing about the type.
  const batches = all.filter(({ dryRun }) => !dryRun);
  const current = batches.find((batch) => batch.state === 'running') ?? batches.find((batch) => !hasEnded(batch));
  const last = batches.find(hasEnded);
  const isOn = isAutoSyncOn && status.enabled;
  const planned = isOn && status.nextRunAt ? <Moment at={status.nextRunAt} /> : company.notPlanned;
  const nextRun = isOn && isPaused ? company.paused : planned;
  const toBatch = (batchId: string) =>
    ({ to: '/companies/$companyId/batches/$batchId', params: { companyId, batchId } }) as const;
  return (
    <section className="card stack" aria-labelledby={`card-${type}`}>
      <div className="card-head">
        <h2 id={`card-${type}`}>{types[type]}</h2>
        <Switched isOn={isOn} reason={status.disconnectedReason} />
      </div>
      {status.disconnectedReason === null ? null : (
        <Notice kind="bad" title={company.switchedOffWhy}>
          <p>
            <Sentence>{status.disconnectedReason}</Sentence>
          </p>
        </Notice>
      )}
      {status.consecutiveFailures > 0 && status.disconnectedReason === null ? (
        <Notice kind="warn">
          <p>{company.failuresInARow(status.consecutiveFailures)}</p>
        </Notice>
      ) : null}
      <dl className="facts">
        <dt>{company.lastSuccess}</dt>
        <dd>{status.lastSuccessAt ? <Moment at={status.lastSuccessAt} /> : company.never}</dd>
        <dt>{company.nextRun}</dt>
        <dd>{nextRun}</dd>
        {status.pending === null ? null : (
          <>
            <dt>{company.pending}</dt>
            <dd>
              <Pending type={type} count={status.pending} />
            </dd>
          </>
        )}
        <dt>{company.lastBatch}</dt>
        <dd>
          {last ? (
            <Link {...toBatch(last.id)}>
              <BatchBadge state={last.state} />
              <span className="visually-hidden">{last.label}</span>
            </Link>
          ) : status.lastRunAt ? (
            // Before the batches that were read: other types run more often.
            <Moment at={status.lastRunAt} />
          ) : (
            company.never
          )}
        </dd>
      </dl>
      {current === undefined ? null : (
        <div className="stack tight">
          <div className="row">
            <BatchBadge state={current.state} />
            <Link {...toBatch(current.id)}>{company.watch}</Link>
          </div>
          <BatchProgress batch={current} />
        </div>
      )}
    </section>
  );
}
