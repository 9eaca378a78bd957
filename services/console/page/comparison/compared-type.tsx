import { useEffect, useRef } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import type { Comparison, RecordType } from '../api/api.ts';
import { useOrderKey } from '../api/order-key.ts';
import { companyKey, comparisonsQuery } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Moment } from '../ui/moment.tsx';
import { money } from '../ui/money.ts';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { QueryView } from '../ui/query-view.tsx';
import { Table } from '../ui/table.tsx';

const isUnderWay = ({ state }: Comparison): boolean => state === 'waiting' || state === 'running';

function Verdict({ newest, done }: { newest: Comparison | undefined; done: Comparison | undefined }) {
  const { comparison } = useTexts();
  if (newest !== undefined && isUnderWay(newest)) {
    return (
      <Badge tone="busy" icon={newest.state === 'running' ? 'turning' : 'clock'}>
        {newest.state === 'running' ? comparison.running : comparison.waiting}
      </Badge>
    );
  }
  if (newest?.state === 'failed') {
    return (
      <Badge tone="warn" icon="warning">
        {comparison.failed}
      </Badge>
    );
  }
  if (done === undefined) {
    return (
      <Badge tone="idle" icon="clock">
        {comparison.never}
      </Badge>
    );
  }
  return done.differing === 0 ? (
    <Badge tone="good" icon="check">
      {comparison.same}
    </Badge>
  ) : (
    <Badge tone="warn" icon="warning">
      {comparison.differ(done.differing ?? 0)}
    </Badge>
  );
}

/** Count and total of each kind of document, on both sides. */
function Sums({ sums }: { sums: Comparison['sums'] }) {
  const { comparison, quickbooks } = useTexts();
  const language = useLanguage();
  const names: Readonly<Record<string, string>> = quickbooks.entities;
  return (
    <Table
      caption={comparison.sums}
      columns={[
        comparison.documents,
        { name: comparison.here, is: 'number' },
        { name: comparison.there, is: 'number' },
      ]}
    >
      {sums.map(({ entity, currency, ours, theirs }) => (
        <tr key={`${entity} ${currency}`}>
          <th scope="row">{names[entity] ?? entity}</th>
          {(
            [
              [comparison.here, ours],
              [comparison.there, theirs],
            ] as const
          ).map(([name, { count, total }]) => (
            <td key={name} data-label={name} className="number">
              <span>
                {money(total, currency, language)} <span className="muted small nowrap">{comparison.count(count)}</span>
              </span>
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function CompareNow({ type }: { type: RecordType }) {
  const texts = useTexts();
  const { comparison, types } = texts;
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const { keyOf, isDone } = useOrderKey();
  const asking = useMutation({
    mutationFn: async () => {
      const body = { type };
      const params = { path: { companyId }, header: { 'idempotency-key': keyOf(body) } };
      return (await answered(api.POST('/v1/companies/{companyId}/comparisons', { params, body }))).data;
    },
    onSuccess: async () => {
      isDone();
      await queries.invalidateQueries({ queryKey: companyKey(companyId) });
    },
  });
  return (
    <>
      <div className="row actions">
        <button
          type="button"
          className="button"
          aria-label={comparison.nowOf(types[type])}
          disabled={asking.isPending}
          onClick={() => asking.mutate()}
        >
          <Icon name="again" />
          {comparison.now}
        </button>
        {asking.data === undefined ? null : (
          <Link to="/companies/$companyId/batches/$batchId" params={{ companyId, batchId: asking.data.batchId }}>
            {comparison.watch}
          </Link>
        )}
      </div>
      {asking.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(asking.error, texts)}</p>
        </Notice>
      )}
    </>
  );
}

/** Reloads the differences when a comparison has ended. */
function useFoundOnceEnded(endedId: string | undefined, isLoaded: boolean): void {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const seen = useRef<string | null | undefined>(null);
  useEffect(() => {
    if (!isLoaded) return;
    if (seen.current !== null && seen.current !== endedId) {
      void queries.invalidateQueries({ queryKey: companyKey(companyId) });
    }
    seen.current = endedId;
  }, [queries, companyId, endedId, isLoaded]);
}

/** One record type: the result of its last comparison, the sums of both sides, and *Compare now*. */
export function ComparedType({ type }: { type: RecordType }) {
  const { comparison, types } = useTexts();
  const { id: companyId, connectionState } = useCompany();
  const query = useQuery(comparisonsQuery(companyId, type));
  const mayRun = useMay('batches:write');
  const [newest] = query.data ?? [];
  const done = query.data?.find(({ state }) => state === 'finished');
  useFoundOnceEnded(done?.id, query.data !== undefined);
  return (
    <section className="card stack" aria-labelledby={`compared-${type}`}>
      <div className="card-head">
        <h2 id={`compared-${type}`}>{types[type]}</h2>
        {query.data === undefined ? null : <Verdict newest={newest} done={done} />}
      </div>
      <QueryView query={query}>
        {() => (
          <>
            {newest?.state === 'failed' ? (
              <Notice kind="warn">
                <p className="break">{newest.failure}</p>
              </Notice>
            ) : null}
            {done === undefined || done.endedAt === null ? (
              <p className="muted">{comparison.neverHint}</p>
            ) : (
              <>
                <p className="small muted">
                  {comparison.compared} <Moment at={done.endedAt} />
                  {', '}
                  {comparison.since(done.found ?? 0, done.gone ?? 0)}
                </p>
                {done.sums.length === 0 ? <p className="muted">{comparison.noDocuments}</p> : <Sums sums={done.sums} />}
              </>
            )}
          </>
        )}
      </QueryView>
      {mayRun && connectionState === 'connected' && !(newest !== undefined && isUnderWay(newest)) ? (
        <CompareNow type={type} />
      ) : null}
    </section>
  );
}
