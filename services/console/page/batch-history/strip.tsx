import { useInfiniteQuery } from '@tanstack/react-query';
import { batchesQuery } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import type { Tone } from '../ui/badge.tsx';
import { lastDays } from './days.ts';
import type { Day } from './days.ts';

/** As many as a page of the API holds; who has more in fourteen days sees it said. */
const MOST = 200;

function toneOf({ batches, failed, warning }: Day): Tone {
  if (batches === 0) return 'idle';
  if (failed > 0) return 'bad';
  return warning > 0 ? 'warn' : 'good';
}

/** The last fourteen days at a glance: how many batches there were, and how they ended. */
export function Strip({ companyId }: { companyId: string }) {
  const { history } = useTexts();
  const language = useLanguage();
  const { timeZone } = useCompany();
  const { data } = useInfiniteQuery(batchesQuery(companyId, {}, MOST));
  const page = data?.pages[0];
  if (page === undefined || page.items.length === 0) return null;
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const days = lastDays(page.items, { timeZone, now: Date.now() });
  return (
    <figure className="card stack tight" style={{ marginBottom: '1.25rem' }}>
      <figcaption className="label">{history.strip}</figcaption>
      <ol className="strip">
        {days.map((day) => {
          const name = format.format(new Date(`${day.day}T00:00:00Z`));
          const sentence = history.day(name, day);
          return (
            <li key={day.day} className="day" title={sentence}>
              <span className={`bar tone-${toneOf(day)}`} aria-hidden="true">
                {day.batches === 0 ? '' : day.failed > 0 ? `${day.failed}✕` : day.warning > 0 ? `${day.warning}!` : '✓'}
              </span>
              <span aria-hidden="true">
                <span className="month">{name.replace(/\d+\.?/, '').trim()} </span>
                {/\d+/.exec(name)?.[0]}
              </span>
              <span className="visually-hidden">{sentence}</span>
            </li>
          );
        })}
      </ol>
      {page.nextCursor === null ? null : <p className="muted small">{history.stripPartial(MOST)}</p>}
    </figure>
  );
}
