import { useEffect } from 'react';
import { pageConfig } from '../api/config.ts';
import { useTexts } from '../texts/index.ts';
import { Notice } from '../ui/notice.tsx';
import { KeyForm } from './key-form.tsx';

/** Why the last sign-in at the issuer failed, as the address says. */
function outcomeOfSignIn(): 'refused' | 'unavailable' | undefined {
  const outcome = new URLSearchParams(location.search).get('signIn');
  return outcome === 'refused' || outcome === 'unavailable' ? outcome : undefined;
}

export function SignInPage() {
  const { signIn } = useTexts();
  const outcome = outcomeOfSignIn();
  useEffect(() => {
    document.title = `${signIn.title} · AutoSync`;
  }, [signIn.title]);
  const goTo = encodeURIComponent(location.pathname.slice(pageConfig.prefix.length) || '/');
  return (
    <main className="sign-in">
      <div className="card stack">
        <div className="stack tight">
          <h1>{signIn.title}</h1>
          <p className="muted">{signIn.what}</p>
        </div>
        {outcome === undefined ? null : (
          <Notice kind="bad">
            <p>{outcome === 'refused' ? signIn.personRefused : signIn.unavailable}</p>
          </Notice>
        )}
        {pageConfig.signInWith === 'oidc' ? (
          <>
            <a className="button primary" href={`${pageConfig.prefix}/sign-in/start?goTo=${goTo}`}>
              {signIn.withAccount}
            </a>
            <details>
              <summary>{signIn.withKey}</summary>
              <KeyForm />
            </details>
          </>
        ) : (
          <KeyForm />
        )}
      </div>
    </main>
  );
}
