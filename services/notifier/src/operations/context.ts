import type { Db } from '@autosync/db';

/** What every operation needs. Time comes from the database unless a test gives it: `now` is null in production. */
export type OperationContext = { db: Db; now: () => Date | null };
