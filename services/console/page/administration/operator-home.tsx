import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import { chooseTenant } from '../api/chosen-tenant.ts';
import { pageConfig } from '../api/config.ts';
import { HomeSearch } from '../companies/home-search.tsx';
import { useTexts } from '../texts/index.ts';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { problemText } from '../ui/problem-text.ts';
import { EmptyState, PagesView } from '../ui/query-view.tsx';
import { NewKey } from './new-key.tsx';
import { tenantsQuery, useTenants } from './tenants.ts';
import { WorstCompanies } from './worst-companies.tsx';

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

/** An operator's first page: the tenants, and the companies of all of them that are worst. The others are shown once a tenant is chosen. */
export function OperatorHome() {
  const { admin } = useTexts();
  const query = useInfiniteQuery(tenantsQuery);
  const tenants = useTenants(true);
  return (
    <>
      <PageHead title={admin.tenants} />
      <p className="muted" style={{ marginBottom: '1rem' }}>
        {admin.operatorHint}
      </p>
      <div className="filters">
        <HomeSearch text="" onSettle={() => undefined} tenants={tenants} />
      </div>
      <WorstCompanies tenants={tenants} />
      <NewTenant />
      <PagesView query={query} empty={<EmptyState icon="empty" title={admin.noTenants} />}>
        {(items) => (
          <ul className="cards">
            {items.map((tenant) => (
              <li key={tenant.id} className="card stack tight">
                <h2>{tenant.name}</h2>
                <p className="muted small">
                  {admin.since} <Moment at={tenant.createdAt} />
                </p>
                <div className="row">
                  <button
                    type="button"
                    className="button primary"
                    onClick={() => chooseTenant({ id: tenant.id, name: tenant.name }, `${pageConfig.prefix}/`)}
                  >
                    {admin.seeCompanies}
                  </button>
                  <NewKey tenantId={tenant.id} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </PagesView>
    </>
  );
}
