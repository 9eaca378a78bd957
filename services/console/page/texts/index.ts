import { createContext, useContext } from 'react';
import { en } from './en.ts';
import type { Texts } from './en.ts';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const STORED = 'autosync-language';

const isLanguage = (code: string | null | undefined): code is Language =>
  code !== null && code !== undefined && code in languages;

/** The language that the person chose, else the first of the browser's languages that there is. */
export function chosenLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((code) => code.slice(0, 2)).find(isLanguage) ?? 'en';
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
  location.reload();
}

/** English is part of the page; other languages are loaded when needed. */
export async function loadTexts(language: Language): Promise<Texts> {
  return language === 'de' ? (await import('./de.ts')).de : en;
}

type Words = { language: Language; texts: Texts };
const Context = createContext<Words>({ language: 'en', texts: en });
export const TextsProvider = Context.Provider;

export function useTexts(): Texts {
  return useContext(Context).texts;
}

export function useLanguage(): Language {
  return useContext(Context).language;
}
