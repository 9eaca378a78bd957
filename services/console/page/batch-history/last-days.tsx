import { useQuery } from '@tanstack/react-query';
import type { BatchDay } from '../api/api.ts';
import { batchDaysQuery } from '../api/queries.ts';
import { useCompany } from '../company/use-company.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import { dateFormat } from '../ui/formats.ts';
import type { Tone } from '../ui/badge.tsx';

type Day = { day: string; batches: number; failed: number; warning: number };

function toDay({ day, batches }: BatchDay): Day {
  const all = Object.values(batches).reduce((sum, count) => sum + count, 0);
  return { day, batches: all, failed: batches.finishedWithError, warning: batches.finishedWithWarning };
}

function toneOf({ batches, failed, warning }: Day): Tone {
  if (batches === 0) return 'idle';
  if (failed > 0) return 'bad';
  return warning > 0 ? 'warn' : 'good';
}

type LastDaysProps = {
  /** The day that the list is filtered by. */
  chosen: string | undefined;
  onChoose: (day: string) => void;
};

/** The last fourteen days: the number of batches per day and how they ended. A click filters the list by the day. */
export function LastDays({ chosen, onChoose }: LastDaysProps) {
  const { history } = useTexts();
  const language = useLanguage();
  const { id: companyId } = useCompany();
  const { data } = useQuery(batchDaysQuery(companyId));
  const days = (data ?? []).map(toDay);
  if (days.every(({ batches }) => batches === 0)) return null;
  const format = dateFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <figure className="card stack tight" style={{ marginBottom: '1.25rem' }}>
      <figcaption className="label">{history.strip}</figcaption>
      <ol className="strip">
        {days.map((day) => {
          const name = format.format(new Date(`${day.day}T00:00:00Z`));
          const sentence = history.day(name, day);
          return (
            <li key={day.day}>
              <button
                type="button"
                className="day"
                title={sentence}
                aria-pressed={day.day === chosen}
                disabled={day.batches === 0}
                onClick={() => onChoose(day.day === chosen ? '' : day.day)}
              >
                <span className="visually-hidden">{sentence}</span>
                <span className={`bar tone-${toneOf(day)}`} aria-hidden="true">
                  {day.batches === 0
                    ? ''
                    : day.failed > 0
                      ? `${day.failed}✕`
                      : day.warning > 0
                        ? `${day.warning}!`
                        : '✓'}
                </span>
                <span aria-hidden="true">
                  <span className="month">{name.replace(/\d+\.?/, '').trim()} </span>
                  {/\d+/.exec(name)?.[0]}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}
