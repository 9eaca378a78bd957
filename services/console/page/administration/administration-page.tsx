import { chosenTenant } from '../api/chosen-tenant.ts';
import { usePerson } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { PageHead } from '../ui/page-head.tsx';
import { AuditLog } from './audit-log.tsx';
import { ApiKeys } from './operator-home.tsx';

function WhoAmI() {
  const { admin } = useTexts();
  const person = usePerson();
  if (person === undefined) return null;
  const { name, way, scopes, isOperator } = person;
  return (
    <section className="card stack tight" aria-labelledby="who">
      <h2 id="who">{admin.signedInAs}</h2>
      <dl className="facts">
        <dt>{admin.name}</dt>
        <dd>{name}</dd>
        <dt>{admin.way}</dt>
        <dd>{admin.ways[way]}</dd>
        <dt>{admin.may}</dt>
        <dd>{isOperator ? admin.operator : scopes.join(', ')}</dd>
      </dl>
    </section>
  );
}

export function AdministrationPage() {
  const { admin } = useTexts();
  const isOperator = usePerson()?.isOperator ?? false;
  return (
    <>
      <PageHead title={admin.title} />
      <WhoAmI />
      {isOperator ? <ApiKeys /> : null}
      {isOperator && chosenTenant() === undefined ? null : <AuditLog />}
    </>
  );
}
