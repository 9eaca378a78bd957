import { useQuery, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AutoSync, Batch } from '../api/api.ts';
import { useLiveCompany } from '../api/live.ts';
import { inOrder } from '../api/record-types.ts';
import { autoSyncQuery, batchesQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { Badge, ConnectionBadge } from '../ui/badge.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { BatchTable } from '../batch-history/batch-table.tsx';
import { BooksBeganAnew, useBooksReset } from './books-reset.tsx';
import { PauseCompany, Pauses } from './pauses.tsx';
import { RunNewBatch } from './run-new-batch.tsx';
import { SafeToRun } from './safe-to-run.tsx';
import { TypeCard } from './type-card.tsx';
import { useCompany } from './use-company.ts';
import { Sentence } from '../ui/sentences.tsx';

/** Says why nothing is synced, if so, and what to do about it. */
function FirstSteps({ settings }: { settings: AutoSync }) {
  const { company } = useTexts();
  const { id: companyId, connectionState } = useCompany();
  const books = useBooksReset();
  const link = (tab: 'connection' | 'autosync', words: string) => (
    <p>
      <Link to="/companies/$companyId/setup/$tab" params={{ companyId, tab }}>
        {words}
      </Link>
    </p>
  );
  if (connectionState === 'disconnected') {
    return (
      <Notice kind="idle" title={company.notConnected}>
        {link('connection', company.connectFirst)}
      </Notice>
    );
  }
  if (books !== undefined) return <BooksBeganAnew read={books} />;
  if (connectionState === 'needsReconnect') {
    return (
      <Notice kind="bad" title={company.needsReconnect}>
        {link('connection', company.reconnect)}
      </Notice>
    );
  }
  if (settings.enabled) return null;
  return (
    <Notice kind="idle" title={company.autoSyncOff}>
      {link('autosync', company.switchOn)}
    </Notice>
  );
}

function Cards({ settings, batches }: { settings: AutoSync; batches: readonly Batch[] }) {
  const types = inOrder(settings.types);
  return (
    <div className="cards">
      {types.map(([type, status]) => (
        <TypeCard
          key={type}
          type={type}
          status={status}
          isAutoSyncOn={settings.enabled}
          isPaused={settings.pauses.some((pause) => pause.type === null || pause.type === type)}
          batches={batches.filter((batch) => batch.type === type)}
        />
      ))}
    </div>
  );
}

export function CompanyPage() {
  const { company: texts, connection } = useTexts();
  const company = useCompany();
  const books = useBooksReset();
  useLiveCompany(company.id);
  const autoSync = useQuery(autoSyncQuery(company.id));
  const batches = useInfiniteQuery(batchesQuery(company.id, {}, 20));
  const latest = batches.data?.pages[0]?.items ?? [];
  return (
    <>
      <PageHead
        title={company.name}
        badge={
          books === undefined ? (
            <ConnectionBadge state={company.connectionState} />
          ) : (
            <Badge tone="bad" icon="pause">
              {connection.stopped}
            </Badge>
          )
        }
      >
        <RunNewBatch />
        <RunNewBatch isPaymentSync />
        {autoSync.data?.settings.pauses.length === 0 ? <PauseCompany /> : null}
      </PageHead>
      <div className="stack">
        <QueryView query={autoSync} lines={5}>
          {({ settings }) => (
            <>
              <Pauses pauses={settings.pauses} />
              <FirstSteps settings={settings} />
              {/* The first steps say already that the company is not connected. */}
              {settings.warnings
                .filter(({ code }) => code !== 'not-connected')
                .map(({ code, message }) => (
                  <Notice key={code} kind="warn">
                    <p>
                      <Sentence>{message}</Sentence>
                    </p>
                  </Notice>
                ))}
              <SafeToRun />
              <Cards settings={settings} batches={latest} />
            </>
          )}
        </QueryView>
      </div>
      <section className="section" aria-labelledby="latest">
        <h2 id="latest">{texts.latestBatches}</h2>
        <QueryView query={batches} lines={4}>
          {() =>
            latest.length === 0 ? (
              <p className="muted">{texts.noBatches}</p>
            ) : (
              <BatchTable batches={latest.slice(0, 8)} />
            )
          }
        </QueryView>
      </section>
    </>
  );
}
