import { Link, useParams } from '@tanstack/react-router';
import { useCompany } from '../company/use-company.ts';
import { setupTabs } from '../addresses.ts';
import { NotFound } from '../shell/failures.tsx';
import { useTexts } from '../texts/index.ts';
import { PageHead } from '../ui/page-head.tsx';
import { AutoSyncTab } from './autosync-tab.tsx';
import { ConnectionTab } from './connection-tab.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { MappingTab } from './mapping-tab.tsx';
import { NotificationsTab } from './notifications-tab.tsx';

const contents = {
  connection: ConnectionTab,
  mapping: MappingTab,
  documents: DocumentsTab,
  autosync: AutoSyncTab,
  notifications: NotificationsTab,
};

/** *Setup QuickBooks Online*: connection, mapping, documents, AutoSync and notifications. */
export function SetupPage() {
  const { setup } = useTexts();
  const { id: companyId } = useCompany();
  const { tab: word } = useParams({ from: '/companies/$companyId/setup/$tab' });
  const tab = setupTabs.find((name) => name === word);
  if (tab === undefined) return <NotFound />;
  const Content = contents[tab];
  return (
    <>
      <PageHead title={setup.title} />
      <nav className="tab-links" aria-label={setup.title}>
        {setupTabs.map((name) => (
          <Link key={name} className="tab-link" to="/companies/$companyId/setup/$tab" params={{ companyId, tab: name }}>
            {setup.tabs[name]}
          </Link>
        ))}
      </nav>
      <Content />
    </>
  );
}
