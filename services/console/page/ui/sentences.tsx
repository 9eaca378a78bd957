import { useLanguage, useTexts } from '../texts/index.ts';
import { inWords } from './in-words.ts';
import { useExactTime } from './moment.tsx';

/** Puts sentences of the API into words, in the time zone of the company around it. */
export function useInWords(): (sentence: string) => string {
  const { settings } = useTexts();
  const language = useLanguage();
  const exact = useExactTime();
  return (sentence) => inWords(sentence, { settings, language, exact });
}

/** A sentence of the API. */
export function Said({ children }: { children: string }) {
  return useInWords()(children);
}
