import { useQuery } from '@tanstack/react-query';
import type { Answer, AutoSync } from '../api/api.ts';
import { nextRunsQuery, readinessQuery } from '../api/queries.ts';
import { SafeToRun } from '../company/safe-to-run.tsx';
import { useCompany } from '../company/use-company.ts';
import { useTexts } from '../texts/index.ts';
import type { Look } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Moment, useExactTime } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Sentence } from '../ui/sentences.tsx';

type Check = Answer<'/v1/companies/{companyId}/autosync/readiness'>['checks'][number];

const looks: Record<Check['state'], Look> = {
  pass: { tone: 'good', icon: 'check' },
  fail: { tone: 'bad', icon: 'error' },
  unknown: { tone: 'idle', icon: 'question' },
};

/** A failed check that is only advice is shown as a warning. */
function lookOf({ state, required }: Check): Look {
  return state === 'fail' && !required ? { tone: 'warn', icon: 'warning' } : looks[state];
}

function Readiness({ isOn }: { isOn: boolean }) {
  const { autosync } = useTexts();
  const { id: companyId } = useCompany();
  const query = useQuery(readinessQuery(companyId));
  return (
    <QueryView query={query} lines={5}>
      {({ ready, checks }) => (
        <section className="card stack tight" aria-labelledby="readiness">
          <h2 id="readiness">{ready ? autosync.ready : isOn ? autosync.toMend : autosync.notReady}</h2>
          <ul className="stack tight">
            {checks.map((check) => {
              const { tone, icon } = lookOf(check);
              return (
                <li key={check.code} className={`check tone-${tone}`}>
                  <Icon name={icon} />
                  <span>
                    <span className="visually-hidden">{autosync.checkStates[check.state]}: </span>
                    <Sentence>{check.reason}</Sentence>
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </QueryView>
  );
}

function NextRuns() {
  const { autosync, types } = useTexts();
  const { id: companyId, timeZone } = useCompany();
  const query = useQuery(nextRunsQuery(companyId));
  const exact = useExactTime();
  return (
    <QueryView query={query} lines={3}>
      {(runs) => (
        <section className="card stack tight" aria-labelledby="next-runs">
          <h2 id="next-runs">{autosync.nextRuns}</h2>
          {runs.length === 0 ? <p className="muted">{autosync.noRuns}</p> : <p className="muted small">{timeZone}</p>}
          <ul className="stack tight">
            {runs.map(({ type, at }) => (
              <li key={`${type} ${at}`}>
                {types[type]}: <span className="nowrap">{exact(at)}</span>{' '}
                <span className="muted small">
                  <Moment at={at} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </QueryView>
  );
}

/** Beside the form: whether the company is ready, warnings about the settings, and when it runs next. */
export function AutoSyncSide({ settings }: { settings: AutoSync }) {
  return (
    <div className="stack">
      {settings.warnings.map(({ code, message }) => (
        <Notice key={code} kind="warn">
          <p>
            <Sentence>{message}</Sentence>
          </p>
        </Notice>
      ))}
      <Readiness isOn={settings.enabled} />
      <NextRuns />
      <SafeToRun />
    </div>
  );
}
