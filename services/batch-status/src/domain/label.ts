import { declarationOf, type RecordType, type Trigger } from '@autosync/contracts';

/** Runs that nobody asked for carry the module's name, which people search the history by. */
const byItself: Readonly<Record<Trigger, boolean>> = { schedule: true, webhook: true, manual: false, rerun: false };

export function batchLabel(header: { companyName: string; trigger: Trigger; type: RecordType }): string {
  const module = byItself[header.trigger] ? 'AutoSyncModule ' : '';
  return `[${header.companyName}] ${module}${declarationOf(header.type).title}`;
}
