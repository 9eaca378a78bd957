import type { Told } from './words.ts';

const reasons = {
  gone: 'The receiver answered 410 Gone: it wants no more.',
  failing: 'No delivery has succeeded for days, and the last one has failed for good.',
};

/** The mail about a webhook that was disabled. The query of its URL is left out, since it may contain a secret. */
export function tellOfSwitchedOff({
  id,
  url,
  description,
  reason,
}: {
  id: string;
  url: string;
  description: string;
  reason: keyof typeof reasons;
}): Told {
  const { origin, pathname } = new URL(url);
  const name = description === '' ? '' : ` (${description})`;
  return {
    title: 'A webhook was switched off',
    sentences: [{ text: `${origin}${pathname}${name}: ${reasons[reason]} Its id is ${id}.`, records: 0, examples: [] }],
    fix: 'Mend the receiver, or correct the address. Then switch the webhook on again, test it, and send again what failed or was skipped meanwhile.',
  };
}
