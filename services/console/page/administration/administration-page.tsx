import { Link, useParams } from '@tanstack/react-router';
import { administrationTabs } from '../addresses.ts';
import { chosenTenant } from '../api/chosen-tenant.ts';
import { usePerson } from '../api/session.ts';
import { NotFound } from '../shell/failures.tsx';
import { useTexts } from '../texts/index.ts';
import { PageHead } from '../ui/page-head.tsx';
import { About } from './about.tsx';
import { ApiKeys } from './api-keys.tsx';
import { AuditLog } from './audit-log.tsx';
import { Notifications } from './notifications.tsx';

const contents = { keys: ApiKeys, notifications: Notifications, audit: AuditLog, about: About };

/** API keys, notifications, the audit log, and the version. */
export function AdministrationPage() {
  const { admin } = useTexts();
  const isOperator = usePerson()?.isOperator ?? false;
  const { tab: word } = useParams({ from: '/administration/$tab' });
  const tab = administrationTabs.find((name) => name === word);
  if (tab === undefined) return <NotFound />;
  // An operator sees what belongs to a tenant once they have chosen one.
  const isOfTenant = !isOperator || chosenTenant() !== undefined;
  const offered = administrationTabs.filter((name) => isOfTenant || name === 'keys' || name === 'about');
  const Content = offered.includes(tab) ? contents[tab] : NotFound;
  return (
    <>
      <PageHead title={admin.title} />
      <nav className="tab-links" aria-label={admin.title}>
        {offered.map((name) => (
          <Link key={name} className="tab-link" to="/administration/$tab" params={{ tab: name }}>
            {admin.tabs[name]}
          </Link>
        ))}
      </nav>
      <Content />
    </>
  );
}
