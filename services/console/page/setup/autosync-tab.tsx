import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { autoSyncQuery } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';
import { QueryView } from '../ui/query-view.tsx';
import { AutoSyncForm } from './autosync-form.tsx';
import { AutoSyncSide } from './autosync-side.tsx';

/**
 * The *AutoSync* tab. The form keeps the state that was read when it opened, until it is saved or the newer state is
 * taken.
 */
export function AutoSyncTab() {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const query = useQuery(autoSyncQuery(companyId));
  const [opened, setOpened] = useState<typeof query.data>();
  if (opened === undefined && query.data !== undefined) setOpened(query.data);
  return (
    <QueryView query={query} lines={8}>
      {(current) => (
        <div className="columns">
          {opened === undefined ? null : (
            <AutoSyncForm
              key={opened.etag}
              opened={opened}
              current={current}
              onRead={(read) => {
                queries.setQueryData(autoSyncQuery(companyId).queryKey, read);
                setOpened(read);
              }}
            />
          )}
          <AutoSyncSide settings={current.settings} />
        </div>
      )}
    </QueryView>
  );
}
