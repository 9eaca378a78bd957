import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components';
import { queryClient } from './api/query-client.ts';
import { useSession } from './api/session.ts';
import { router } from './router.tsx';
import { SessionEnded } from './sign-in/session-ended.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { TextsProvider } from './texts/index.ts';
import type { Language } from './texts/index.ts';
import type { Texts } from './texts/en.ts';

export function App({ words }: { words: { language: Language; texts: Texts } }) {
  return (
    <TextsProvider value={words}>
      <I18nProvider locale={words.language}>
        <QueryClientProvider client={queryClient}>
          <Signed />
        </QueryClientProvider>
      </I18nProvider>
    </TextsProvider>
  );
}

/** When a session ends, the page stays on the screen with everything typed into it. */
function Signed() {
  const session = useSession();
  if (session.kind === 'unknown' || session.kind === 'none') return <SignInPage />;
  return (
    <>
      <RouterProvider router={router} />
      {session.kind === 'ended' ? <SessionEnded person={session.person} /> : null}
    </>
  );
}
