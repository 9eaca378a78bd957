import { useEffect } from 'react';
import { useTexts } from '../texts/index.ts';
import { Blank } from '../ui/query-view.tsx';
import { tellSignedIn } from './signed-in.ts';

/** Where a tab ends that was opened to sign in again, beside the one in which somebody was working. */
export function SignedInPage() {
  const { signIn } = useTexts();
  useEffect(tellSignedIn, []);
  return (
    <Blank icon="check" title={signIn.done}>
      {signIn.closeTab}
    </Blank>
  );
}
