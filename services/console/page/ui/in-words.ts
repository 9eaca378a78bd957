import type { Texts } from '../texts/en.ts';
import { lengthOfTime } from './relative-time.ts';

type Setting = keyof Texts['settings']['names'];

const instant = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;

/** A sentence of the API for people: names of settings become their labels, instants become local times. */
export function inWords(
  sentence: string,
  { settings, language, exact }: { settings: Texts['settings']; language: string; exact: (instant: string) => string },
): string {
  const isSetting = (name: string): name is Setting => Object.hasOwn(settings.names, name);
  const names = (list: string) => {
    const known = list.split(/, ?/).filter(isSetting);
    return known.length === 0 ? undefined : settings.inSetup(known.map((name) => settings.names[name]));
  };
  return (
    sentence
      // `(setting createCustomers)`, `(settings a, b)`, and `(taxItem)` alone.
      .replaceAll(/\((?:settings? )?([a-zA-Z]+(?:, [a-zA-Z]+)*)\)/g, (whole, list: string) => {
        const words = names(list);
        return words === undefined ? whole : `(${words})`;
      })
      .replaceAll(instant, exact)
      .replaceAll(/\b(\d{3,}) seconds\b/g, (_, seconds: string) => lengthOfTime(Number(seconds) * 1000, language))
  );
}
