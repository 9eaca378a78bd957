import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import { listQuery, LIVELY_MS } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';

/** Has QuickBooks' lists read again: when they were, QuickBooks has answered. */
export function TestConnection() {
  const texts = useTexts();
  const { connection: words } = texts;
  const { id: companyId } = useCompany();
  /** When the list had been read before the test; undefined: nobody has asked for one. */
  const [before, setBefore] = useState<string | null>();
  const isAsked = before !== undefined;
  const list = useQuery({
    ...listQuery(companyId, 'accounts', ''),
    staleTime: 0,
    refetchInterval: ({ state }) => (isAsked && (state.data?.readAt ?? null) === before ? LIVELY_MS : false),
  });
  const readAt = list.data?.readAt ?? null;
  const asking = useMutation({
    mutationFn: async () =>
      (await answered(api.POST('/v1/companies/{companyId}/quickbooks/refresh', { params: { path: { companyId } } })))
        .data,
    onSuccess: () => setBefore(readAt),
  });
  const isWaiting = isAsked && readAt === before;
  return (
    <div className="row">
      <button
        type="button"
        className="button"
        disabled={asking.isPending || isWaiting || list.data === undefined}
        onClick={() => asking.mutate()}
      >
        <Icon name="again" />
        {words.test}
      </button>
      <span role="status">
        {isWaiting ? <span className="muted">{words.testing}</span> : null}
        {isAsked && !isWaiting && readAt !== null ? (
          <>
            {words.answered} <Moment at={readAt} />
          </>
        ) : null}
      </span>
      {asking.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(asking.error, texts)}</p>
        </Notice>
      )}
    </div>
  );
}
