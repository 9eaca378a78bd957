import { useLanguage, useTexts } from '../texts/index.ts';
import { inWords } from './in-words.ts';
import { useExactTime } from './moment.tsx';

/** Formats sentences of the API in the company's time zone. */
export function useInWords(): (sentence: string) => string {
  const { settings } = useTexts();
  const language = useLanguage();
  const exact = useExactTime();
  return (sentence) => inWords(sentence, { settings, language, exact });
}

/** A sentence of the API. */
export function Sentence({ children }: { children: string }) {
  return useInWords()(children);
}
