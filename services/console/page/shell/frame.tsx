import { useMutation } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { chooseTenant, chosenTenant } from '../api/chosen-tenant.ts';
import { pageConfig } from '../api/config.ts';
import { signOut, usePerson } from '../api/session.ts';
import { chooseLanguage, languages, useLanguage, useTexts } from '../texts/index.ts';
import type { Language } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';

function Brand() {
  return (
    <Link to="/" className="brand">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <rect width="24" height="24" rx="6" fill="currentColor" />
        <path
          d="M7 13.5a5 5 0 0 1 8.7-3.2M17 10.5a5 5 0 0 1-8.7 3.2M16 7v3.5h-3.5M8 17v-3.5h3.5"
          fill="none"
          stroke="var(--surface)"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
      </svg>
      AutoSync
    </Link>
  );
}

function LanguageChoice() {
  const language = useLanguage();
  const { nav } = useTexts();
  return (
    <select
      className="select narrow"
      aria-label={nav.language}
      value={language}
      onChange={(event) => chooseLanguage(event.target.value as Language)}
    >
      {Object.entries(languages).map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** The frame of every page: navigation, the signed-in person, and sign-out. */
export function Frame() {
  const { nav } = useTexts();
  const signingOut = useMutation({ mutationFn: signOut });
  const tenant = chosenTenant();
  const person = usePerson();
  // The link is active on every tab of the administration.
  const isAdministration = useLocation({ select: ({ pathname }) => pathname.includes('/administration') });
  return (
    <>
      <a
        href="#main"
        className="skip"
        onClick={(event) => (event.preventDefault(), document.querySelector('main')?.focus())}
      >
        {nav.skip}
      </a>
      <header className="top">
        <Brand />
        <nav aria-label={nav.main}>
          <Link to="/" className="nav-link" activeOptions={{ exact: true, includeSearch: false }}>
            {person?.isOperator && tenant === undefined ? nav.tenants : nav.companies}
          </Link>
          <Link
            to="/administration/$tab"
            params={{ tab: 'keys' }}
            className="nav-link"
            aria-current={isAdministration ? 'page' : undefined}
          >
            {nav.administration}
          </Link>
        </nav>
        <div className="end">
          {tenant === undefined ? null : (
            <button
              type="button"
              className="button"
              onClick={() => chooseTenant(undefined, `${pageConfig.prefix}/`)}
              title={nav.allTenants}
            >
              {tenant.name} ✕<span className="visually-hidden">{nav.allTenants}</span>
            </button>
          )}
          <span className="row muted small person">
            <Icon name="person" />
            {person?.name}
          </span>
          <LanguageChoice />
          <button
            type="button"
            className="button quiet"
            disabled={signingOut.isPending}
            onClick={() => signingOut.mutate()}
          >
            {nav.signOut}
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {signingOut.error === null ? null : <Notice kind="bad" title={nav.notSignedOut} />}
        <Outlet />
      </main>
    </>
  );
}
