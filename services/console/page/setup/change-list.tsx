import { useTexts } from '../texts/index.ts';
import type { Change } from './autosync-draft.ts';

/** Changes of the settings, one per line, with old and new value. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { autosync } = useTexts();
  const nameOf = (change: Change): string => {
    if (change.what === 'enabled') return autosync.enabled;
    if (change.what === 'intervalMinutes') return autosync.syncTime;
    const name = autosync.syncTypes[change.type];
    return change.what === 'type' ? name : `${name}, ${autosync.syncTime}`;
  };
  const valueOf = (value: boolean | number | null): string => {
    if (typeof value === 'boolean') return value ? autosync.on : autosync.off;
    return value === null ? autosync.ofCompany : `${value} ${autosync.minutes}`;
  };
  return (
    <ul>
      {changes.map((change) => (
        <li key={nameOf(change)}>
          {nameOf(change)}: {valueOf(change.from)} → <strong>{valueOf(change.to)}</strong>
        </li>
      ))}
    </ul>
  );
}
