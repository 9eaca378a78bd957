import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pageConfig } from '../api/config.ts';
import { readSession } from '../api/session.ts';
import type { Person } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { KeyForm } from './key-form.tsx';
import { whenSignedIn } from './signed-in.ts';

/** Over whatever somebody was doing when the session ended: all of it is still there afterwards. */
export function SessionEnded({ person }: { person: Person }) {
  const { signIn } = useTexts();
  const queries = useQueryClient();
  useEffect(() => whenSignedIn(() => void readSession()), []);
  // What failed meanwhile is asked for again as soon as this goes away.
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
