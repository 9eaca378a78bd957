import { addDays } from '../stamps.ts';

/** What is to be done on which day (`YYYY-MM-DD`). Doing it may put more on the agenda, for the same day or later. */
export type Agenda = {
  add(day: string, task: () => void): void;
  /** Works off all days from the first to the last one, each in the order in which its tasks were added. */
  run(first: string, last: string, onDay: (day: string) => void): void;
};

export function createAgenda(): Agenda {
  const tasks = new Map<string, (() => void)[]>();
  return {
    add(day, task) {
      const ofDay = tasks.get(day) ?? [];
      tasks.set(day, ofDay);
      ofDay.push(task);
    },
    run(first, last, onDay) {
      for (let day = first; day <= last; day = addDays(day, 1)) {
        onDay(day);
        for (const task of tasks.get(day) ?? []) task();
      }
    },
  };
}
