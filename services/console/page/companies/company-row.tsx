import { Link } from '@tanstack/react-router';
import type { Company } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { Badge, BatchBadge, ConnectionBadge } from '../ui/badge.tsx';
import { Moment, ZoneProvider } from '../ui/moment.tsx';
import { companyCondition } from './company-condition.ts';
import { dataAsOf, nextRunAt, useCompanyState } from './use-company-state.ts';

export function CompanyRow({ company }: { company: Company }) {
  const { companies } = useTexts();
  const { settings, lastBatch, problems, error } = useCompanyState(company.id);
  const { word, tone, icon } = companyCondition({ company, settings, lastBatch, problems, error });
  const asOf = settings && dataAsOf(settings);
  const next = settings && nextRunAt(settings);
  return (
    <ZoneProvider value={company.timeZone}>
      <tr>
        <th scope="row">
          <Link className="main-link" to="/companies/$companyId" params={{ companyId: company.id }}>
            {company.name}
          </Link>
        </th>
        <td data-label={companies.state}>
          <Badge tone={tone} icon={icon}>
            {companies.conditions[word]}
          </Badge>
        </td>
        <td data-label={companies.dataAsOf}>
          {asOf ? <Moment at={asOf} /> : <span className="muted">{companies.notYet}</span>}
        </td>
        <td data-label={companies.nextRun}>
          {next ? <Moment at={next} /> : <span className="muted">{companies.noRun}</span>}
        </td>
        <td data-label={companies.lastBatch}>
          {lastBatch ? (
            <Link to="/companies/$companyId/batches/$batchId" params={{ companyId: company.id, batchId: lastBatch.id }}>
              <BatchBadge state={lastBatch.state} />
              <span className="visually-hidden">{lastBatch.label}</span>
            </Link>
          ) : (
            <span className="muted">{companies.noBatch}</span>
          )}
        </td>
        <td data-label={companies.problems} className="number">
          {problems === undefined || problems === 0 ? (
            <span className="muted">{problems ?? '–'}</span>
          ) : (
            <Link to="/companies/$companyId/problems" params={{ companyId: company.id }}>
              {problems}
            </Link>
          )}
        </td>
        <td data-label={companies.connection}>
          <ConnectionBadge state={company.connectionState} />
        </td>
      </tr>
    </ZoneProvider>
  );
}
