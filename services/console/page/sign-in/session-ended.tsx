import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pageConfig } from '../api/config.ts';
import { readSession } from '../api/session.ts';
import type { Person } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { KeyForm } from './key-form.tsx';
import { whenSignedIn } from './signed-in.ts';

/** Covers the page when the session has ended, to sign in again without losing what was typed. */
export function SessionEnded({ person }: { person: Person }) {
  const { signIn } = useTexts();
  const queries = useQueryClient();
  useEffect(() => whenSignedIn(() => void readSession()), []);
  // After signing in everything is read again, since requests have failed meanwhile.
  useEffect(() => () => void queries.invalidateQueries(), [queries]);
  return (
    <Dialog title={signIn.ended}>
      <p>{signIn.nothingLost}</p>
      {person.way === 'oidc' ? (
        <a
          className="button primary"
          href={`${pageConfig.prefix}/sign-in/start?goTo=/signed-in`}
          target="_blank"
          rel="opener"
        >
          {signIn.withAccount}
        </a>
      ) : (
        <KeyForm />
      )}
    </Dialog>
  );
}
