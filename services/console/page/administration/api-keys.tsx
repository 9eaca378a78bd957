import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import type { ApiKey } from '../api/api.ts';
import { chosenTenant } from '../api/chosen-tenant.ts';
import { useMay, usePerson } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { EmptyState, PagesView } from '../ui/query-view.tsx';
import { Table } from '../ui/table.tsx';
import { NewKey } from './new-key.tsx';
import { RotateKeyDialog } from './rotate-key.tsx';
import { useTenants } from './tenants.ts';

const keysQuery = (tenantId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['api-keys', tenantId],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: 100,
        ...(pageParam && { cursor: pageParam }),
        ...(tenantId !== undefined && { tenantId }),
      };
      return (await answered(api.GET('/v1/api-keys', { params: { query }, signal }))).data;
    },
  });

/** Confirms a revocation: says what stops working. */
function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const texts = useTexts();
  const { admin, dialog } = texts;
  const queries = useQueryClient();
  const revoking = useMutation({
    mutationFn: async () =>
      (await answered(api.POST('/v1/api-keys/{keyId}/revoke', { params: { path: { keyId: apiKey.id } } }))).data,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['api-keys'] });
      onClose();
    },
  });
  return (
    <Dialog
      title={admin.revokeTitle(apiKey.name)}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button
            type="button"
            className="button danger"
            disabled={revoking.isPending}
            onClick={() => revoking.mutate()}
          >
            {admin.revoke}
          </button>
        </>
      }
    >
      <p>{admin.revokeHint}</p>
      {revoking.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(revoking.error, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}

function Scopes({ scopes }: { scopes: ApiKey['scopes'] }) {
  const { admin } = useTexts();
  return (
    <details>
      <summary>{admin.scopeCount(scopes.length)}</summary>
      <ul className="small">
        {scopes.map((scope) => (
          <li key={scope}>{admin.scopes[scope]}</li>
        ))}
      </ul>
    </details>
  );
}

type KeyOperation = 'replace' | 'revoke';
type KeyRowProps = {
  apiKey: ApiKey;
  tenant: string | undefined;
  onAsk: (asked: { operation: KeyOperation; apiKey: ApiKey }) => void;
};

function KeyRow({ apiKey, tenant, onAsk }: KeyRowProps) {
  const { admin } = useTexts();
  const mayChange = useMay('keys:write') || tenant !== undefined;
  const isOver = apiKey.expiresAt !== null && Date.parse(apiKey.expiresAt) < Date.now();
  return (
    <tr>
      <th scope="row">
        {apiKey.name} <code className="muted small">{apiKey.prefix}…</code>
      </th>
      {tenant === undefined ? null : <td data-label={admin.tenant}>{tenant}</td>}
      <td data-label={admin.may}>
        <Scopes scopes={apiKey.scopes} />
      </td>
      <td data-label={admin.lastUsed}>
        {apiKey.lastUsedAt === null ? <span className="muted">{admin.never}</span> : <Moment at={apiKey.lastUsedAt} />}
      </td>
      <td data-label={admin.expires}>
        {apiKey.expiresAt === null ? <span className="muted">{admin.never}</span> : <Moment at={apiKey.expiresAt} />}
      </td>
      <td className="end">
        {apiKey.revokedAt !== null || isOver ? (
          <Badge tone="idle" icon="stop">
            {apiKey.revokedAt === null ? admin.expired : admin.revoked}
          </Badge>
        ) : mayChange ? (
          <div className="row">
            <button
              type="button"
              className="button"
              aria-label={admin.replaceOf(apiKey.name)}
              onClick={() => onAsk({ operation: 'replace', apiKey })}
            >
              {admin.replace}
            </button>
            <button
              type="button"
              className="button danger"
              aria-label={admin.revokeOf(apiKey.name)}
              onClick={() => onAsk({ operation: 'revoke', apiKey })}
            >
              {admin.revoke}
            </button>
          </div>
        ) : null}
      </td>
    </tr>
  );
}

/** The keys of the tenant, or for an operator of all tenants, each with its scopes and its end. */
export function ApiKeys() {
  const { admin } = useTexts();
  const isOperator = usePerson()?.isOperator ?? false;
  const chosen = chosenTenant();
  const ofAll = isOperator && chosen === undefined;
  const tenants = useTenants(ofAll);
  const query = useInfiniteQuery(keysQuery(chosen?.id));
  const [asked, setAsked] = useState<{ operation: KeyOperation; apiKey: ApiKey }>();
  const close = () => setAsked(undefined);
  const mayMake = useMay('keys:write');
  return (
    <section className="stack" aria-labelledby="keys">
      <div className="card-head">
        <h2 id="keys">{admin.keys}</h2>
        {mayMake ? <NewKey tenantId={chosen?.id} /> : null}
      </div>
      <PagesView query={query} empty={<EmptyState icon="empty" title={admin.noKeys} />}>
        {(items) => (
          <Table
            columns={[
              admin.key,
              ...(ofAll ? [admin.tenant] : []),
              admin.may,
              admin.lastUsed,
              admin.expires,
              { name: admin.revoke, is: 'hidden' },
            ]}
          >
            {items.map((apiKey) => (
              <KeyRow
                key={apiKey.id}
                apiKey={apiKey}
                tenant={ofAll ? (tenants.get(apiKey.tenantId) ?? apiKey.tenantId) : undefined}
                onAsk={setAsked}
              />
            ))}
          </Table>
        )}
      </PagesView>
      {asked?.operation === 'revoke' ? <RevokeDialog apiKey={asked.apiKey} onClose={close} /> : null}
      {asked?.operation === 'replace' ? <RotateKeyDialog apiKey={asked.apiKey} onClose={close} /> : null}
    </section>
  );
}
