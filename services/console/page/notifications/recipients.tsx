import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '@autosync/client';
import type { Company } from '../api/api.ts';
import { notificationsQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { EmptyState, QueryView } from '../ui/query-view.tsx';
import { RecipientsForm } from './recipients-form.tsx';

/** Who gets mails about a company. The form keeps the state that was read when it opened, until it is saved. */
export function Recipients({ company }: { company: Company }) {
  const { notifications } = useTexts();
  const queries = useQueryClient();
  const query = useQuery(notificationsQuery(company.id));
  const [opened, setOpened] = useState<typeof query.data>();
  if (opened === undefined && query.data !== undefined) setOpened(query.data);
  if (isProblem(query.error, 'not-found')) {
    return (
      <EmptyState icon="info" title={notifications.notInstalled}>
        {notifications.notInstalledHint}
      </EmptyState>
    );
  }
  return (
    <div className="stack">
      <p className="muted">{notifications.quiet}</p>
      <QueryView query={query} lines={6}>
        {(current) =>
          opened === undefined ? null : (
            <RecipientsForm
              key={opened.etag}
              company={company}
              opened={opened}
              current={current}
              onRead={(read) => {
                queries.setQueryData(notificationsQuery(company.id).queryKey, read);
                setOpened(read);
              }}
            />
          )
        }
      </QueryView>
    </div>
  );
}
