import type { Db } from '@autosync/db';

/** What every operation needs. `now` is null in production, so that the database's clock counts; tests set it. */
export type OperationContext = { db: Db; now: () => Date | null };
