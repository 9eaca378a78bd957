import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import { companyQuery, problemsQuery } from '../api/queries.ts';
import type { Company } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { ZoneProvider } from '../ui/moment.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { CompanyProvider } from './use-company.ts';

function ProblemCount({ companyId }: { companyId: string }) {
  const { data } = useQuery(problemsQuery(companyId));
  const count = data?.reduce((sum, group) => sum + group.count, 0) ?? 0;
  return count === 0 ? null : <span className="badge tone-warn">{count}</span>;
}

function Tabs({ company: { id: companyId } }: { company: Company }) {
  const { nav } = useTexts();
  const params = { companyId };
  const isSetup = useLocation({ select: ({ pathname }) => pathname.includes(`/${companyId}/setup/`) });
  return (
    <nav className="tab-links" aria-label={nav.company}>
      <Link className="tab-link" to="/companies/$companyId" params={params} activeOptions={{ exact: true }}>
        {nav.overview}
      </Link>
      <Link className="tab-link" to="/companies/$companyId/batches" params={params}>
        {nav.history}
      </Link>
      <Link className="tab-link" to="/companies/$companyId/problems" params={params}>
        {nav.problems} <ProblemCount companyId={companyId} />
      </Link>
      <Link className="tab-link" to="/companies/$companyId/records" params={params}>
        {nav.records}
      </Link>
      <Link className="tab-link" to="/companies/$companyId/payments" params={params}>
        {nav.payments}
      </Link>
      <Link className="tab-link" to="/companies/$companyId/comparison" params={params}>
        {nav.comparison}
      </Link>
      {/* The link is active on every tab of the setup. */}
      <Link
        className="tab-link"
        to="/companies/$companyId/setup/$tab"
        params={{ companyId, tab: 'autosync' }}
        aria-current={isSetup ? 'page' : undefined}
      >
        {nav.setup}
      </Link>
    </nav>
  );
}

/** The frame of every page of a company: its name and its tabs. */
export function CompanyFrame() {
  const { nav } = useTexts();
  const { companyId } = useParams({ from: '/companies/$companyId' });
  const query = useQuery(companyQuery(companyId));
  return (
    <QueryView query={query} lines={4}>
      {(company) => (
        <CompanyProvider value={company}>
          <ZoneProvider value={company.timeZone}>
            <div className="crumb">
              <Link to="/">{nav.companies}</Link> / {company.name}
            </div>
            <Tabs company={company} />
            <Outlet />
          </ZoneProvider>
        </CompanyProvider>
      )}
    </QueryView>
  );
}
