import { Type, type Static } from 'typebox';
import { recordTypes, type NotificationSettingsMessage, type RecordType } from '@autosync/contracts';
import { closed, oneOf } from './shared.ts';

/** What somebody may choose to hear of. */
const topics = ['records', 'autosync', 'connection'] as const;

const recipientSchema = Type.Object(
  {
    address: Type.String({
      maxLength: 254,
      pattern: '^[^\\s<>@,;:"]+@[^\\s<>@,;:"]+$',
      description: 'One mail address',
    }),
    about: Type.Array(Type.Enum([...topics]), {
      maxItems: topics.length,
      description:
        'records: what cannot be synced; autosync: batches that fail as a whole, types that are late or (about to be) ' +
        'switched off; connection: it is broken, or ends soon. None: all of it',
    }),
    types: Type.Array(oneOf(recordTypes), {
      maxItems: recordTypes.length,
      description:
        'Of which record types; none: of all. What concerns no type goes to everybody who hears of its topic',
    }),
    when: Type.Enum(['atOnce', 'daily'], { description: 'daily: one mail a day, if there is something' }),
  },
  { ...closed, title: 'Recipient' },
);

const fields = {
  recipients: Type.Array(recipientSchema, { maxItems: 50, description: 'None: nobody hears anything' }),
  digestHour: Type.Integer({
    minimum: 0,
    maximum: 23,
    description: 'The hour of the daily mail, in the time zone of the company',
  }),
};

export const notificationsInput = Type.Object(
  { ...fields, mailInstalled: Type.Optional(Type.Boolean({ readOnly: true })) },
  {
    ...closed,
    title: 'NotificationsInput',
    examples: [{ recipients: [{ address: 'anna@example.com', about: [], types: [], when: 'atOnce' }], digestHour: 7 }],
  },
);

export const notificationsSchema = Type.Object(
  { ...fields, mailInstalled: Type.Boolean({ description: 'false: this installation sends no mails' }) },
  { title: 'Notifications' },
);

export function toNotifications({
  recipients,
  digestHour,
  mailInstalled,
}: NotificationSettingsMessage): Static<typeof notificationsSchema> {
  return {
    recipients: recipients.map(({ address, about, types, when }) => ({
      address,
      about: about as (typeof topics)[number][],
      types: types as RecordType[],
      when: when as 'atOnce' | 'daily',
    })),
    digestHour,
    mailInstalled,
  };
}
