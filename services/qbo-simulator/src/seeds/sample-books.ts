import type { Company } from '../books/company.ts';
import type { Doc } from '../books/doc.ts';
import type { Writer } from '../books/writer.ts';
import { definitionNamed } from '../entities/all.ts';
import type { JsonObject } from '../json.ts';
import { people } from '../people.ts';
import { addDays, dayIn } from '../stamps.ts';

export type Past = {
  company: Company;
  /** The last instant of the generated past: now. */
  nowMs: number;
  /** A writer whose clock shows `nowMs()`. */
  writerAt(nowMs: () => number): Writer;
};

/** The books of a company while its past is generated day by day, with an agenda of things to do on later days. */
export type SampleBooks = {
  readonly today: string;
  /** The current day of the generated past, `YYYY-MM-DD`. */
  day(): string;
  /** Creates a document dated `day()`. */
  create(entity: string, body: JsonObject): Doc;
  /** Does something a number of days after `day()`; nothing is done after `today`. */
  in(days: number, task: () => void): void;
  /** Does something on the first of every month. */
  everyMonth(task: () => void): void;
  /** The reference to the list entry with this name. */
  ref(entity: string, name: string): { value: string };
  /** Generates the past from `days` ago to today. */
  live(days: number, begin: () => void): void;
};

export function createSampleBooks({ company, nowMs, writerAt }: Past): SampleBooks {
  const today = dayIn(company.timeZone, nowMs);
  const tasks = new Map<string, (() => void)[]>();
  const monthly: (() => void)[] = [];
  let day = today;
  let minute = 0;
  const writer = writerAt(() => Math.min(nowMs, Date.parse(`${day}T16:00:00Z`) + minute * 60_000));

  return {
    today,
    day: () => day,
    create(entity, body) {
      minute += 1;
      const own = {
        requestId: undefined,
        allowDuplicateNumber: false,
        startedAtMs: nowMs,
        writtenBy: people.bookkeeper,
      };
      const { body: answer } = writer.create({ company, definition: definitionNamed(entity), body, ...own });
      return (JSON.parse(answer) as Record<string, Doc>)[entity] as Doc;
    },
    in(days, task) {
      const then = addDays(day, days);
      const ofDay = tasks.get(then) ?? [];
      tasks.set(then, ofDay);
      ofDay.push(task);
    },
    everyMonth: (task) => void monthly.push(task),
    ref: (entity, name) => ({ value: company.store(entity).index('Name')?.ids(name)[0] ?? '' }),
    live(days, begin) {
      const first = addDays(today, -days);
      for (day = first; day <= today; day = addDays(day, 1)) {
        minute = 0;
        if (day === first) begin();
        if (day.endsWith('-01')) for (const task of monthly) task();
        for (const task of tasks.get(day) ?? []) task();
      }
      day = today;
    },
  };
}
