import { useQuery } from '@tanstack/react-query';
import { trendQuery } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { dateFormat } from '../ui/formats.ts';
import { QueryView } from '../ui/query-view.tsx';
import { trendDays } from './trend-days.ts';
import type { TrendDay } from './trend-days.ts';

function Day({ day, most }: { day: TrendDay; most: number }) {
  const { comparison } = useTexts();
  const format = dateFormat(useLanguage(), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const name = format.format(new Date(`${day.day}T00:00:00Z`));
  const sentence = comparison.trendDay(name, day);
  const tone = day.comparisons === 0 ? 'idle' : day.differing === 0 ? 'good' : 'warn';
  // Even one difference beside a thousand is visible.
  const height = day.differing === 0 ? 4 : 10 + (90 * day.differing) / most;
  return (
    <li className="day" title={sentence}>
      <span className="column" aria-hidden="true">
        <span className="count">{day.differing === 0 ? '' : day.differing}</span>
        <span className={`bar tone-${tone}`} style={{ height: `${height}%` }} />
      </span>
      <span className="visually-hidden">{sentence}</span>
    </li>
  );
}

/** How many differences there were on each of the last thirty days. */
export function Trend() {
  const { comparison } = useTexts();
  const { id: companyId, timeZone } = useCompany();
  const language = useLanguage();
  const query = useQuery(trendQuery(companyId));
  const format = dateFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <section className="section" aria-labelledby="trend">
      <h2 id="trend">{comparison.trend}</h2>
      <QueryView query={query}>
        {(items) => {
          const days = trendDays(items, { timeZone, now: Date.now() });
          const most = Math.max(1, ...days.map(({ differing }) => differing));
          const [first, last] = [days[0], days.at(-1)];
          return (
            <figure className="card stack tight">
              <ol className="trend">
                {days.map((day) => (
                  <Day key={day.day} day={day} most={most} />
                ))}
              </ol>
              <div className="muted small trend-ends" aria-hidden="true">
                <span>{first === undefined ? '' : format.format(new Date(`${first.day}T00:00:00Z`))}</span>
                <span>{last === undefined ? '' : format.format(new Date(`${last.day}T00:00:00Z`))}</span>
              </div>
              <figcaption className="muted small">
                {items.length === 0 ? comparison.trendNone : comparison.trendHint}
              </figcaption>
            </figure>
          );
        }}
      </QueryView>
    </section>
  );
}
