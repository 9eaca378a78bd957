import { useEffect } from 'react';
import { useTexts } from '../texts/index.ts';
import { EmptyState } from '../ui/query-view.tsx';
import { tellSignedIn } from './signed-in.ts';

/** The last page of a tab that was opened only to sign in again. */
export function SignedInPage() {
  const { signIn } = useTexts();
  useEffect(tellSignedIn, []);
  return (
    <EmptyState icon="check" title={signIn.done}>
      {signIn.closeTab}
    </EmptyState>
  );
}
