import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { outgoingTypes } from '../api/record-types.ts';
import type { ProblemGroup } from '../api/api.ts';
import { problemsQuery } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import { Badge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { EmptyState, QueryView } from '../ui/query-view.tsx';
import { RunThese } from './run-these.tsx';
import { Sentence } from '../ui/sentences.tsx';

function Records({ group, externalIds }: { group: ProblemGroup; externalIds: string[] }) {
  const { id: companyId } = useCompany();
  const type = outgoingTypes.find((name) => name === group.type);
  return (
    <ul className="row small">
      {externalIds.map((externalId) => (
        <li key={externalId}>
          {type === undefined ? (
            externalId
          ) : (
            <Link to="/companies/$companyId/records/$type/$externalId" params={{ companyId, type, externalId }}>
              {externalId}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Problems that people decide about document by document: a batch does not solve them. */
const ofDocuments: readonly string[] = [
  'deleted-in-quickbooks',
  'voided-in-quickbooks',
  'left-in-quickbooks',
  'item-account-moved',
  'money-was-missed',
];

/** One cause, the records it affects, and what to do about it. */
function Group({ group }: { group: ProblemGroup }) {
  const { problems, types } = useTexts();
  const { id: companyId } = useCompany();
  const id = `problem-${group.type}-${group.code}`;
  const isOfDocument = ofDocuments.includes(group.code);
  return (
    <li>
      <article className="card stack" aria-labelledby={id}>
        <div className="card-head">
          <h2 id={id}>{problems.heading(types[group.type], group.count)}</h2>
          <Badge tone={group.category === 'conflict' ? 'warn' : 'bad'} icon="warning">
            {problems.categories[group.category]}
          </Badge>
        </div>
        <p>
          <strong>{problems.whatToDo}</strong> <Sentence>{group.fix}</Sentence>
        </p>
        <ul className="stack">
          {group.causes.map((cause) => (
            <li key={cause.message} className="stack tight">
              <p className="break">
                <Sentence>{cause.message}</Sentence>{' '}
                <span className="muted small">{problems.records(cause.count)}</span>
              </p>
              <Records group={group} externalIds={cause.externalIds} />
            </li>
          ))}
        </ul>
        {group.causeCount > group.causes.length ? (
          <p className="muted small">{problems.moreCauses(group.causeCount - group.causes.length)}</p>
        ) : null}
        <div className="row">
          {isOfDocument ? null : <RunThese group={group} />}
          {isOfDocument || group.code === 'changed-in-quickbooks' ? (
            <Link className="button" to="/companies/$companyId/comparison" params={{ companyId }}>
              {problems.toComparison}
            </Link>
          ) : null}
          {group.category === 'mapping' ? (
            <Link className="button" to="/companies/$companyId/setup/$tab" params={{ companyId, tab: 'mapping' }}>
              {problems.toMapping}
            </Link>
          ) : null}
          <span className="muted small">
            {problems.since} <Moment at={group.firstAt} />
          </span>
        </div>
      </article>
    </li>
  );
}

export function ProblemsPage() {
  const { problems } = useTexts();
  const { id: companyId } = useCompany();
  const query = useQuery(problemsQuery(companyId));
  return (
    <>
      <PageHead title={problems.title} />
      <QueryView query={query} lines={6}>
        {(groups) =>
          groups.length === 0 ? (
            <EmptyState icon="check" title={problems.none}>
              {problems.noneHint}
            </EmptyState>
          ) : (
            <ul className="stack">
              {groups.map((group) => (
                <Group key={`${group.type} ${group.code}`} group={group} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </>
  );
}
