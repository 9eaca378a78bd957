import { availableTypes, workerGroup, type RecordType } from '@autosync/contracts';

export type WorkerSection = `sync${string}`;

/** `sync-invoices` → `syncInvoices`, as sections of the values are named. */
function sectionOf(type: RecordType): WorkerSection {
  const words = workerGroup(type).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return words as WorkerSection;
}

/** The sections of the workers in the values, one per record type, in the order of the alphabet. */
export const workerSections: readonly { section: WorkerSection; type: RecordType }[] = availableTypes
  .toSorted()
  .map((type) => ({ section: sectionOf(type), type }));

/** Where values.yaml takes their own logins. */
export function workerLogins(): string {
  const rows = workerSections.map(
    ({ section, type }) =>
      `    # -- Login of the worker of ${type} alone, with the keys of \`worker\`; its name is autosync_${workerGroup(type).replaceAll('-', '_')} unless \`username\` says another\n    ${section}: {}`,
  );
  return rows.join('\n');
}

/** What values.yaml says of them beside what all workers have in common. */
export function workerValues(): string {
  const sections = workerSections.map(
    ({ section, type }) => `${section}:\n  # -- Without it the API refuses ${type}\n  enabled: true\n`,
  );
  return sections.join('\n');
}
