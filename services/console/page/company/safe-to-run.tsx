import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RecordType, RunCheck } from '../api/api.ts';
import { runCheckQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';
import { Moment } from '../ui/moment.tsx';
import { problemText } from '../ui/problem-text.ts';
import { useCompany } from './use-company.ts';
import { verdictLooks, verdictOf } from './verdict.ts';
import { Sentence } from '../ui/sentences.tsx';

function Reasons({ check: { reasons, running, waiting, nextDue } }: { check: RunCheck }) {
  const { safe, types } = useTexts();
  const { id: companyId } = useCompany();
  return (
    <>
      {reasons.map(({ code, message }) => (
        <p key={code}>
          <Sentence>{message}</Sentence>
        </p>
      ))}
      {running === null ? null : (
        <p>
          {safe.running(types[running.type])}{' '}
          {running.batchId === null ? null : (
            <Link to="/companies/$companyId/batches/$batchId" params={{ companyId, batchId: running.batchId }}>
              {safe.watch}
            </Link>
          )}
          {running.expectedEndAt === null ? null : (
            <>
              {' '}
              {safe.expectedEnd} <Moment at={running.expectedEndAt} />
            </>
          )}
        </p>
      )}
      {waiting > 0 ? <p>{safe.waiting(waiting)}</p> : null}
      {nextDue === null ? null : (
        <p className="muted">
          {safe.nextDue(types[nextDue.type])} <Moment at={nextDue.at} />
        </p>
      )}
    </>
  );
}

/** *Is it safe to run a batch now?*, as the run check answers it. */
export function SafeToRun({ type }: { type?: RecordType }) {
  const texts = useTexts();
  const company = useCompany();
  const query = useQuery(runCheckQuery(company.id, type));
  const verdict = verdictOf(query);
  const { tone, icon } = verdictLooks[verdict];
  return (
    <section className={`notice tone-${tone}`} aria-live="polite" data-verdict={verdict}>
      <Icon name={icon} />
      <div className="body stack tight">
        <h2>{texts.safe.question}</h2>
        <p className="title">{query.isPending ? texts.safe.asking : texts.safe.verdicts[verdict]}</p>
        {query.data && query.error === null ? <Reasons check={query.data} /> : null}
        {query.error === null ? null : <p>{problemText(query.error, texts)}</p>}
      </div>
    </section>
  );
}
