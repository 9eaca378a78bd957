import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { companyQuery } from '../api/queries.ts';
import { Recipients } from '../notifications/recipients.tsx';
import { useTexts } from '../texts/index.ts';
import { ZoneProvider } from '../ui/moment.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Webhooks } from '../webhooks/webhooks.tsx';
import { ChooseCompany } from './choose-company.tsx';

const route = getRouteApi('/administration/$tab');

function OfCompany({ companyId }: { companyId: string }) {
  const query = useQuery(companyQuery(companyId));
  return (
    <QueryView query={query} lines={4}>
      {(company) => (
        <ZoneProvider value={company.timeZone}>
          <Recipients company={company} />
        </ZoneProvider>
      )}
    </QueryView>
  );
}

/** Who is notified: people by mail, per company, and programs by webhooks. */
export function Notifications() {
  const { notifications } = useTexts();
  const { company: companyId, webhook } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <section className="stack" aria-labelledby="recipients">
        <h2 id="recipients">{notifications.recipients}</h2>
        <ChooseCompany
          companyId={companyId}
          onChoose={(company) => void navigate({ search: (before) => ({ ...before, company }), replace: true })}
        />
        {companyId === undefined ? (
          <p className="muted">{notifications.chooseFirst}</p>
        ) : (
          <OfCompany key={companyId} companyId={companyId} />
        )}
      </section>
      <Webhooks
        opened={webhook}
        onOpen={(opened) =>
          void navigate({
            search: ({ webhook: _closed, ...rest }) => (opened === undefined ? rest : { ...rest, webhook: opened }),
            replace: true,
            resetScroll: false,
          })
        }
      />
    </>
  );
}
