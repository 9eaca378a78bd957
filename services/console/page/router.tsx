import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import {
  actionFilters,
  batchStates,
  conditions,
  differenceKinds,
  differenceStates,
  syncStates,
  triggers,
} from './addresses.ts';
import type {
  AdministrationSearch,
  BatchSearch,
  CompaniesSearch,
  ComparisonSearch,
  HistorySearch,
  RecordsSearch,
} from './addresses.ts';
import { pageConfig } from './api/config.ts';
import { allTypes, outgoingTypes } from './api/record-types.ts';
import { CompaniesPage } from './companies/companies-page.tsx';
import { CompanyFrame } from './company/company-frame.tsx';
import { CompanyPage } from './company/company-page.tsx';
import { Frame } from './shell/frame.tsx';
import { NotFound, PageFailed } from './shell/failures.tsx';

/**
 * A value of the address if it is one of the known words. Addresses are typed and shared, so they may hold anything.
 */
function wordIn<const Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;

const dayIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** Leaves out the filters that are not set. */
function present<Search extends object>(found: { [Name in keyof Search]: Search[Name] | undefined }): Partial<Search> {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<Search>;
}

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: PageFailed });

const companies = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: CompaniesPage,
  validateSearch: (search): CompaniesSearch =>
    present({ q: textIn(search['q']), condition: wordIn(conditions, search['condition']) }),
});

const company = createRoute({ getParentRoute: () => root, path: '/companies/$companyId', component: CompanyFrame });
const overview = createRoute({ getParentRoute: () => company, path: '/', component: CompanyPage });

const history = createRoute({
  getParentRoute: () => company,
  path: '/batches',
  component: lazyRouteComponent(() => import('./batch-history/batch-history-page.tsx'), 'BatchHistoryPage'),
  validateSearch: (search): HistorySearch =>
    present({
      type: wordIn(allTypes, search['type']),
      state: wordIn(batchStates, search['state']),
      trigger: wordIn(triggers, search['trigger']),
      from: dayIn(search['from']),
      to: dayIn(search['to']),
      q: textIn(search['q']),
    }),
});

const batch = createRoute({
  getParentRoute: () => company,
  path: '/batches/$batchId',
  component: lazyRouteComponent(() => import('./batch/batch-page.tsx'), 'BatchPage'),
  validateSearch: (search): BatchSearch => present({ show: wordIn(actionFilters, search['show']) }),
});

const problems = createRoute({
  getParentRoute: () => company,
  path: '/problems',
  component: lazyRouteComponent(() => import('./problems/problems-page.tsx'), 'ProblemsPage'),
});

const records = createRoute({
  getParentRoute: () => company,
  path: '/records',
  component: lazyRouteComponent(() => import('./records/records-page.tsx'), 'RecordsPage'),
  validateSearch: (search): RecordsSearch =>
    present({
      type: wordIn(outgoingTypes, search['type']),
      state: wordIn(syncStates, search['state']),
      q: textIn(search['q']),
    }),
});

const record = createRoute({
  getParentRoute: () => company,
  path: '/records/$type/$externalId',
  component: lazyRouteComponent(() => import('./records/record-page.tsx'), 'RecordPage'),
});

const payments = createRoute({
  getParentRoute: () => company,
  path: '/payments',
  component: lazyRouteComponent(() => import('./payments/payments-page.tsx'), 'PaymentsPage'),
});

const comparison = createRoute({
  getParentRoute: () => company,
  path: '/comparison',
  component: lazyRouteComponent(() => import('./comparison/comparison-page.tsx'), 'ComparisonPage'),
  validateSearch: (search): ComparisonSearch =>
    present({
      state: wordIn(differenceStates, search['state']),
      type: wordIn(allTypes, search['type']),
      kind: wordIn(differenceKinds, search['kind']),
    }),
});

const setup = createRoute({
  getParentRoute: () => company,
  path: '/setup/$tab',
  component: lazyRouteComponent(() => import('./setup/setup-page.tsx'), 'SetupPage'),
});

const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration/$tab',
  component: lazyRouteComponent(() => import('./administration/administration-page.tsx'), 'AdministrationPage'),
  validateSearch: (search): AdministrationSearch =>
    present({ company: textIn(search['company']), webhook: textIn(search['webhook']) }),
});

/** An old address, from before there were tabs. */
const administrationHome = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  beforeLoad: () => {
    throw redirect({ to: '/administration/$tab', params: { tab: 'keys' }, replace: true });
  },
});

const signedIn = createRoute({
  getParentRoute: () => root,
  path: '/signed-in',
  component: lazyRouteComponent(() => import('./sign-in/signed-in-page.tsx'), 'SignedInPage'),
});

const tree = root.addChildren([
  companies,
  company.addChildren([overview, history, batch, problems, records, record, payments, comparison, setup]),
  administrationHome,
  administration,
  signedIn,
]);

export const router = createRouter({
  routeTree: tree,
  basepath: pageConfig.prefix === '' ? '/' : pageConfig.prefix,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
