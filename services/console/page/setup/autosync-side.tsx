import type { AutoSync, RecordType, TypeStatus } from '../api/api.ts';
import { SafeToRun } from '../company/safe-to-run.tsx';
import { useTexts } from '../texts/index.ts';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';

/** Beside the form: what AutoSync says about these settings, and when it runs next. */
export function AutoSyncSide({ settings }: { settings: AutoSync }) {
  const { autosync, types } = useTexts();
  const planned = (Object.entries(settings.types) as [RecordType, TypeStatus][]).filter(
    ([, status]) => settings.enabled && status.enabled && status.nextRunAt !== null,
  );
  return (
    <div className="stack">
      {settings.warnings.map(({ code, message }) => (
        <Notice key={code} kind="warn">
          <p>{message}</p>
        </Notice>
      ))}
      <section className="card stack tight" aria-labelledby="next-runs">
        <h2 id="next-runs">{autosync.nextRuns}</h2>
        {planned.length === 0 ? <p className="muted">{autosync.noRuns}</p> : null}
        <dl className="facts">
          {planned.map(([type, status]) => (
            <div key={type} style={{ display: 'contents' }}>
              <dt>{types[type]}</dt>
              <dd>{status.nextRunAt === null ? null : <Moment at={status.nextRunAt} />}</dd>
            </div>
          ))}
        </dl>
      </section>
      <SafeToRun />
    </div>
  );
}
