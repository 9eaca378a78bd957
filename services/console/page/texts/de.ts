import { en } from './en.ts';
import type { Texts } from './en.ts';
export const de: Texts = en;
