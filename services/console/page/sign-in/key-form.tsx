import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { isProblem } from '@autosync/client';
import { signIn } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';

/** Signs in with an API key. A refused key stays in the field. */
export function KeyForm() {
  const texts = useTexts();
  const id = useId();
  const [key, setKey] = useState('');
  const signingIn = useMutation({ mutationFn: signIn });
  const refusal = isProblem(signingIn.error, 'sign-in-refused') ? texts.signIn.refused : undefined;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        signingIn.mutate(key);
      }}
    >
      <div className="field">
        <label htmlFor={id}>{texts.signIn.key}</label>
        <input
          id={id}
          className="input"
          type="password"
          autoComplete="current-password"
          required
          autoFocus
          value={key}
          aria-describedby={`${id}-hint`}
          aria-invalid={refusal !== undefined}
          onChange={(event) => setKey(event.target.value)}
        />
        <span id={`${id}-hint`} className="hint">
          {texts.signIn.keyHint}
        </span>
      </div>
      {signingIn.error === null ? null : (
        <Notice kind="bad">
          <p>{refusal ?? problemText(signingIn.error, texts)}</p>
        </Notice>
      )}
      <button type="submit" className="button primary" disabled={signingIn.isPending}>
        {texts.signIn.submit}
      </button>
    </form>
  );
}
