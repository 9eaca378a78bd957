import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, isProblem } from '@autosync/client';
import { api } from '../api/api.ts';
import type { Connection } from '../api/api.ts';
import { companyKey, connectionQuery } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { BooksBeganAnew, useBooksReset } from '../company/books-reset.tsx';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { ConnectionBadge } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { QueryView } from '../ui/query-view.tsx';
import { RemoveCompany } from './remove-company.tsx';
import { TestConnection } from './test-connection.tsx';
import { Sentence } from '../ui/sentences.tsx';

const path = '/v1/companies/{companyId}/connection';

function Facts({ connection }: { connection: Connection }) {
  const { connection: words } = useTexts();
  return (
    <dl className="facts">
      <dt>{words.realm}</dt>
      <dd>
        {connection.realmId ?? words.none}
        {connection.realmId !== null && !connection.realmVerified ? (
          <span className="muted"> {words.notProved}</span>
        ) : null}
      </dd>
      {connection.tokenExpiresAt === null ? null : (
        <>
          <dt>{words.token}</dt>
          <dd>
            {words.goodUntil} <Moment at={connection.tokenExpiresAt} />
          </dd>
        </>
      )}
      <dt>{words.changed}</dt>
      <dd>
        <Moment at={connection.updatedAt} />
      </dd>
    </dl>
  );
}

function Disconnect() {
  const texts = useTexts();
  const { connection: words, dialog } = texts;
  const { id: companyId, name } = useCompany();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const disconnecting = useMutation({
    mutationFn: async () => (await answered(api.DELETE(path, { params: { path: { companyId } } }))).data,
    onSuccess: async () => {
      setAsking(false);
      await queries.invalidateQueries({ queryKey: companyKey(companyId) });
    },
  });
  return (
    <>
      <button type="button" className="button danger" onClick={() => setAsking(true)}>
        <Icon name="unlink" />
        {words.disconnect}
      </button>
      {isAsking ? (
        <Dialog
          title={words.disconnectTitle(name)}
          onClose={() => setAsking(false)}
          end={
            <>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                {dialog.cancel}
              </button>
              <button
                type="button"
                className="button danger"
                disabled={disconnecting.isPending}
                onClick={() => disconnecting.mutate()}
              >
                {words.disconnect}
              </button>
            </>
          }
        >
          <p>{words.disconnectHint}</p>
          {disconnecting.error === null ? null : (
            <Notice kind="bad">
              <p>{problemText(disconnecting.error, texts)}</p>
            </Notice>
          )}
        </Dialog>
      ) : null}
    </>
  );
}

/** Connects to QuickBooks: opens a page of AutoSync that names the company, and from there QuickBooks' consent page. */
function Connect({ state, onBegun }: { state: Connection['state']; onBegun: () => void }) {
  const texts = useTexts();
  const { connection: words } = texts;
  const { id: companyId } = useCompany();
  const starting = useMutation({
    mutationFn: async () => (await answered(api.POST(path, { params: { path: { companyId } } }))).data,
    onSuccess: onBegun,
  });
  return (
    <div className="stack tight">
      {starting.data === undefined ? (
        <div>
          <button
            type="button"
            className={state === 'connected' ? 'button' : 'button primary'}
            disabled={starting.isPending}
            onClick={() => starting.mutate()}
          >
            <Icon name="link" />
            {state === 'disconnected' ? words.connect : words.reconnect}
          </button>
        </div>
      ) : (
        <Notice kind="busy" title={words.waiting}>
          <p>{words.openAddress}</p>
          <p>
            <a href={starting.data.authorizeUrl} target="_blank" rel="noreferrer" className="button primary">
              {words.goOn}
              <Icon name="link" />
            </a>
          </p>
          <p className="small">
            {words.linkEnds} <Moment at={starting.data.expiresAt} />
          </p>
        </Notice>
      )}
      {starting.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(starting.error, texts)}</p>
        </Notice>
      )}
    </div>
  );
}

export function ConnectionTab() {
  const { connection: words } = useTexts();
  const { id: companyId, connectionState } = useCompany();
  const queries = useQueryClient();
  const [isWaiting, setWaiting] = useState(false);
  const query = useQuery(connectionQuery(companyId, isWaiting));
  const books = useBooksReset();
  const mayChange = useMay('connections:write');
  const mayTest = useMay('settings:write');
  // Never connected: the API answers 404, which is no failure here.
  const isNone = query.data === undefined && isProblem(query.error, 'not-found');
  const state = query.data?.state ?? 'disconnected';
  if (state !== connectionState && query.data !== undefined) {
    void queries.invalidateQueries({ queryKey: [...companyKey(companyId), 'itself'] });
  }
  const content = (connection: Connection | undefined) => (
    <section className="card stack">
      <div className="card-head">
        <h2>{words.title}</h2>
        <ConnectionBadge state={state} />
      </div>
      {books === undefined ? null : <BooksBeganAnew read={books} />}
      {connection?.reason && books === undefined ? (
        <Notice kind={state === 'needsReconnect' ? 'bad' : 'idle'}>
          <p>
            <Sentence>{connection.reason}</Sentence>
          </p>
        </Notice>
      ) : null}
      {connection === undefined ? <p className="muted">{words.never}</p> : <Facts connection={connection} />}
      {mayTest && state === 'connected' && books === undefined ? <TestConnection /> : null}
      {mayChange ? (
        <div className="row">
          {books === undefined ? <Connect key={state} state={state} onBegun={() => setWaiting(true)} /> : null}
          {state === 'connected' ? <Disconnect /> : null}
        </div>
      ) : null}
    </section>
  );
  return (
    <div className="stack" style={{ maxWidth: '46rem' }}>
      {isNone ? content(undefined) : <QueryView query={query}>{content}</QueryView>}
      <RemoveCompany />
    </div>
  );
}
