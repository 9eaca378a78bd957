import { batchAddress, companyAddress } from '../addresses.ts';
import type { CompanyStatus } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { Badge, BatchBadge, ConnectionBadge } from '../ui/badge.tsx';
import { Moment, ZoneProvider } from '../ui/moment.tsx';
import { RowLink } from '../ui/row-link.tsx';
import type { RowProps } from '../ui/table.tsx';
import { companyCondition, furtherReasons } from './company-condition.ts';

/** The record types that the condition is about, and what else applies. */
function Reasons({ company }: { company: CompanyStatus }) {
  const { companies, types: typeNames } = useTexts();
  const reasons = furtherReasons(company);
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons muted small">
      {reasons.map(({ condition, types }) => (
        <li key={condition}>
          {types.length === 0
            ? companies.conditions[condition]
            : companies.conditionOf(companies.conditions[condition], types.map((type) => typeNames[type]).join(', '))}
        </li>
      ))}
    </ul>
  );
}

/** How old a company's data is: as old as that of its oldest type. */
function DataAsOf({ dataAsOf }: Pick<CompanyStatus, 'dataAsOf'>) {
  const { companies } = useTexts();
  if (dataAsOf === null) return <span className="muted">{companies.noData}</span>;
  if (dataAsOf.at === null) return <span className="muted">{companies.notYet}</span>;
  return <Moment at={dataAsOf.at} />;
}

export function CompanyRow({ company, row }: { company: CompanyStatus; row: RowProps }) {
  const { companies } = useTexts();
  const { lastBatch, nextRunAt, openProblems } = company;
  const { word, tone, icon } = companyCondition(company);
  return (
    <ZoneProvider value={company.timeZone}>
      <tr {...row}>
        <th scope="row">
          <RowLink className="main-link" to={companyAddress(company.id)}>
            {company.name}
          </RowLink>
        </th>
        <td data-label={companies.state}>
          <Badge tone={tone} icon={icon}>
            {companies.conditions[word]}
          </Badge>
          <Reasons company={company} />
        </td>
        <td data-label={companies.dataAsOf}>
          <DataAsOf dataAsOf={company.dataAsOf} />
        </td>
        <td data-label={companies.nextRun}>
          {nextRunAt ? <Moment at={nextRunAt} /> : <span className="muted">{companies.noRun}</span>}
        </td>
        <td data-label={companies.lastBatch}>
          {lastBatch ? (
            <RowLink to={batchAddress(company.id, lastBatch.id)}>
              <BatchBadge state={lastBatch.state} />
              <span className="visually-hidden">{lastBatch.label}</span>
            </RowLink>
          ) : (
            <span className="muted">{companies.noBatch}</span>
          )}
        </td>
        <td data-label={companies.problems} className="number">
          {openProblems === 0 ? (
            <span className="muted">0</span>
          ) : (
            <RowLink to={`${companyAddress(company.id)}/problems`}>{openProblems}</RowLink>
          )}
        </td>
        <td data-label={companies.connection}>
          <ConnectionBadge state={company.connectionState} />
        </td>
      </tr>
    </ZoneProvider>
  );
}
