import { isProblem } from '@autosync/client';
import type { Texts } from '../texts/en.ts';

/** A failed request as a sentence: the server's own if it answered. */
export function problemText(error: unknown, texts: Texts): string {
  if (!isProblem(error)) return texts.states.unexpected;
  const { code, detail, errors } = error.problem;
  if (code === 'no-answer') return texts.states.noAnswer;
  if (code === 'not-signed-in' || code === 'not-authenticated') return texts.signIn.ended;
  return [detail, ...errors.map((fault) => fault.detail)].join(' ');
}
