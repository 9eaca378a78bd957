import { useInfiniteQuery, useMutation, useQueryClient, infiniteQueryOptions } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import type { Answer } from '../api/api.ts';
import { chooseTenant } from '../api/chosen-tenant.ts';
import { pageConfig } from '../api/config.ts';
import { useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { problemText } from '../ui/problem-text.ts';
import { Blank, PagesView } from '../ui/query-view.tsx';
import { Table } from '../ui/table.tsx';

type Tenant = Answer<'/v1/tenants'>['items'][number];
type ApiKey = Answer<'/v1/api-keys'>['items'][number];

const paging = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
};
const queryOf = (cursor: string | undefined) => ({ limit: 100, ...(cursor !== undefined && { cursor }) });

const tenantsQuery = infiniteQueryOptions({
  queryKey: ['tenants'],
  ...paging,
  queryFn: async ({ pageParam, signal }) =>
    (await answered(api.GET('/v1/tenants', { params: { query: queryOf(pageParam) }, signal }))).data,
});

const keysQuery = infiniteQueryOptions({
  queryKey: ['api-keys'],
  ...paging,
  queryFn: async ({ pageParam, signal }) =>
    (await answered(api.GET('/v1/api-keys', { params: { query: queryOf(pageParam) }, signal }))).data,
});

function useTenants(): ReadonlyMap<string, string> {
  const { data } = useInfiniteQuery(tenantsQuery);
  return new Map(data?.pages.flatMap(({ items }) => items).map(({ id, name }) => [id, name]));
}

/** A key is shown once, when it is made. */
function NewKey({ tenant }: { tenant: Tenant }) {
  const texts = useTexts();
  const { admin } = texts;
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: async () => {
      const body = { tenantId: tenant.id, name: admin.keyName };
      return (await answered(api.POST('/v1/api-keys', { body }))).data;
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  return (
    <div className="stack tight">
      <div>
        <button type="button" className="button" disabled={making.isPending} onClick={() => making.mutate()}>
          {admin.newKey}
        </button>
      </div>
      {making.data === undefined ? null : (
        <Notice kind="good" title={admin.shownOnce}>
          <code className="break">{making.data.key}</code>
        </Notice>
      )}
      {making.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(making.error, texts)}</p>
        </Notice>
      )}
    </div>
  );
}

function NewTenant() {
  const texts = useTexts();
  const { admin } = texts;
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const making = useMutation({
    mutationFn: async () => (await answered(api.POST('/v1/tenants', { body: { name } }))).data,
    onSuccess: async () => {
      setName('');
      await queries.invalidateQueries({ queryKey: ['tenants'] });
    },
  });
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <div className="field wide">
        <label htmlFor="tenant-name">{admin.tenantName}</label>
        <input
          id="tenant-name"
          className="input"
          required
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <button type="submit" className="button primary" disabled={making.isPending}>
        {admin.newTenant}
      </button>
      {making.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(making.error, texts)}</p>
        </Notice>
      )}
    </form>
  );
}

function KeyRow({ apiKey, tenant }: { apiKey: ApiKey; tenant: string }) {
  const { admin } = useTexts();
  const queries = useQueryClient();
  const revoking = useMutation({
    mutationFn: async () =>
      (await answered(api.POST('/v1/api-keys/{keyId}/revoke', { params: { path: { keyId: apiKey.id } } }))).data,
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  return (
    <tr>
      <th scope="row">
        {apiKey.name} <code className="muted">{apiKey.prefix}…</code>
      </th>
      <td data-label={admin.tenant}>{tenant}</td>
      <td data-label={admin.lastUsed}>
        {apiKey.lastUsedAt === null ? admin.never : <Moment at={apiKey.lastUsedAt} />}
      </td>
      <td data-label={admin.expires}>{apiKey.expiresAt === null ? admin.never : <Moment at={apiKey.expiresAt} />}</td>
      <td>
        {apiKey.revokedAt === null ? (
          <button
            type="button"
            className="button danger"
            disabled={revoking.isPending}
            onClick={() => revoking.mutate()}
          >
            {admin.revoke}
          </button>
        ) : (
          <Badge tone="idle" icon="stop">
            {admin.revoked}
          </Badge>
        )}
      </td>
    </tr>
  );
}

export function ApiKeys() {
  const { admin } = useTexts();
  const tenants = useTenants();
  const query = useInfiniteQuery(keysQuery);
  return (
    <section className="section" aria-labelledby="keys">
      <h2 id="keys">{admin.keys}</h2>
      <PagesView query={query} empty={<Blank icon="empty" title={admin.noKeys} />}>
        {(items) => (
          <Table
            columns={[admin.key, admin.tenant, admin.lastUsed, admin.expires, { name: admin.revoke, is: 'hidden' }]}
          >
            {items.map((apiKey) => (
              <KeyRow key={apiKey.id} apiKey={apiKey} tenant={tenants.get(apiKey.tenantId) ?? apiKey.tenantId} />
            ))}
          </Table>
        )}
      </PagesView>
    </section>
  );
}

/** What the operator starts from: the tenants. Companies are the tenants' own, and read with their keys. */
export function OperatorHome() {
  const { admin } = useTexts();
  const query = useInfiniteQuery(tenantsQuery);
  return (
    <>
      <PageHead title={admin.tenants} />
      <p className="muted" style={{ marginBottom: '1rem' }}>
        {admin.operatorHint}
      </p>
      <NewTenant />
      <PagesView query={query} empty={<Blank icon="empty" title={admin.noTenants} />}>
        {(items) => (
          <ul className="cards">
            {items.map((tenant) => (
              <li key={tenant.id} className="card stack tight">
                <h2>{tenant.name}</h2>
                <p className="muted small">
                  {admin.since} <Moment at={tenant.createdAt} />
                </p>
                <div>
                  <button
                    type="button"
                    className="button primary"
                    onClick={() => chooseTenant({ id: tenant.id, name: tenant.name }, `${pageConfig.prefix}/`)}
                  >
                    {admin.seeCompanies}
                  </button>
                </div>
                <NewKey tenant={tenant} />
              </li>
            ))}
          </ul>
        )}
      </PagesView>
    </>
  );
}
