import type { Notifications } from '../api/api.ts';

export type Recipient = Notifications['recipients'][number];
export type Topic = Recipient['about'][number];

/** A recipient in the form: `key` identifies its row while the address is typed. */
export type DraftRecipient = Recipient & { key: number };
export type Draft = { recipients: DraftRecipient[]; digestHour: number };

export const topics = ['records', 'autosync', 'connection'] as const satisfies readonly Topic[];

let lastKey = 0;
const nextKey = () => (lastKey += 1);

export function toDraft({ recipients, digestHour }: Notifications): Draft {
  return { digestHour, recipients: recipients.map((recipient) => ({ ...recipient, key: nextKey() })) };
}

export function newRecipient(): DraftRecipient {
  return { key: nextKey(), address: '', about: [], types: [], when: 'atOnce' };
}

export function toInput({ recipients, digestHour }: Draft): Pick<Notifications, 'recipients' | 'digestHour'> {
  return { digestHour, recipients: recipients.map(({ key: _key, ...recipient }) => recipient) };
}

/** The choice after one box was ticked or cleared. Empty means all. */
export function ticked<Thing>(all: readonly Thing[], now: readonly Thing[], thing: Thing, isOn: boolean): Thing[] {
  const before = now.length === 0 ? all : now;
  const after = all.filter((one) => (one === thing ? isOn : before.includes(one)));
  return after.length === all.length ? [] : after;
}

/** Which addresses were added, removed or changed, and whether the daily mail's hour was. */
export function changesOf(before: Draft, after: Draft): { addresses: string[]; isOtherHour: boolean } {
  const text = ({ key: _key, ...recipient }: DraftRecipient) => JSON.stringify(recipient);
  const [was, is] = [before, after].map(({ recipients }) => recipients.map(text)) as [string[], string[]];
  const changed = [
    ...before.recipients.filter((recipient) => !is.includes(text(recipient))),
    ...after.recipients.filter((recipient) => !was.includes(text(recipient))),
  ].map(({ address }) => address);
  return { addresses: [...new Set(changed)], isOtherHour: before.digestHour !== after.digestHour };
}
