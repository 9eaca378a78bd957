import type { RecordType } from '@autosync/contracts';
import { composeMail, type Mail } from '../../src/domain/mail-text.ts';
import type { Matter, MatterKind } from '../../src/domain/matter.ts';
import { describeMatter, type Told } from '../../src/domain/words.ts';
import { tellOfSwitchedOff } from '../../src/domain/webhook-words.ts';

const since = new Date('2026-11-23T09:12:00Z');

function matter(kind: MatterKind, type: RecordType | null, details: Record<string, unknown> = {}): Matter {
  return { id: kind, kind, subject: '', type, present: true, since, news: [], told: [], toldAt: null, details };
}

const records = matter('records', 'invoices', {
  category: 'mapping',
  count: 7,
  fix: 'Create the customer in QuickBooks, or map it to one that is there.',
  causes: [
    {
      message: 'There is no customer "Contoso & Sons <GmbH>" in QuickBooks.',
      count: 6,
      externalIds: ['INV-1', 'INV-2', 'INV-3', 'INV-4', 'INV-5'],
    },
    { message: 'There is no customer "Fabrikam" in QuickBooks.', count: 1, externalIds: ['INV-9'] },
  ],
});

const again: NonNullable<Told['again']> = {
  url: 'https://api.example.com/v1/rerun-links/key.token',
  records: 7,
  expiresAt: new Date('2026-12-06T09:14:00Z'),
};

const failures = { failuresInARow: 2, disconnectAfter: 3 };

const matters: Readonly<Record<string, Matter>> = {
  'records-failed': records,
  'batch-failed': matter('batch', 'payments', { reason: 'never-started', category: 'platform' }),
  'connection-broken': matter('connection', null),
  'connection-ends': matter('expiry', null, { expiresAt: '2026-12-06T10:00:00Z', daysLeft: 7 }),
  'about-to-be-switched-off': matter('failing', 'invoices', failures),
  'switched-off': matter('disconnected', 'invoices', { ...failures, failuresInARow: 3 }),
  overdue: matter('overdue', 'expenses', { lastSuccessAt: '2026-11-21T07:00:00Z' }),
  'dead-letters': matter('deadLetters', null, {
    count: 3,
    topic: 'autosync.batch-changed',
    consumer: 'autosync.batch-status',
    code: 'event-invalid',
    message: 'not a valid autosync.batch-changed.v1: /change must be equal to one of the allowed values',
  }),
};

const timeZone = 'Europe/Berlin';
const consoleUrl = 'https://autosync.example.com/companies/5d0c7c1e-0000-4000-8000-000000000001';

function toldOf(one: Matter): Told {
  const words = describeMatter(one, timeZone);
  return one.kind === 'records' ? { ...words, again } : words;
}

/** Every mail there is, as somebody would get it. */
export function renderPreviews(): Record<string, Mail> {
  const single = Object.entries(matters).map(([name, one]) => {
    const companyName = one.kind === 'deadLetters' ? null : 'Northwind IT';
    return [name, composeMail({ companyName, told: [toldOf(one)], isGathered: false, consoleUrl, timeZone })] as const;
  });
  const told = Object.values(matters)
    .filter(({ kind }) => kind !== 'deadLetters')
    .slice(0, 4)
    .map(toldOf);
  const daily = composeMail({ companyName: 'Northwind IT', told, isGathered: true, consoleUrl, timeZone });
  const off = {
    id: '3f0c8a52-9f61-4b7e-8f0e-1d6a2b7c9e10',
    url: 'https://hooks.example.com/autosync?key=1',
    description: 'Warehouse',
  };
  const switchedOff = composeMail({
    companyName: null,
    told: [tellOfSwitchedOff({ ...off, reason: 'failing' })],
    isGathered: false,
    consoleUrl: undefined,
    timeZone: 'UTC',
    isForContact: true,
  });
  return Object.fromEntries([...single, ['daily', daily], ['webhook-switched-off', switchedOff]]);
}

/** The files of `previews/`, by name. */
export function previewFiles(): Map<string, string> {
  return new Map(
    Object.entries(renderPreviews()).flatMap(([name, { subject, text, html }]) => [
      [`${name}.txt`, `Subject: ${subject}\n\n${text}\n`],
      [`${name}.html`, html],
    ]),
  );
}

export const previewFolder = new URL('../../previews/', import.meta.url);
