import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

export type Lane = { type: RecordType; class: number };

/** Lanes of dispatch and heartbeats of types that are not known here yet. Those that are there stay as they are. */
export async function addLanes(tx: Tx, lanes: readonly Lane[]): Promise<void> {
  await tx.query({
    name: 'schedule.add-lanes',
    text: `
      with wanted as (select * from jsonb_to_recordset($1::jsonb) as w(type text, class smallint)),
      lanes as (
        insert into schedule.lanes (type, class) select type, class from wanted order by type, class
        on conflict (type, class) do nothing
      )
      insert into schedule.type_heartbeats (type, seen_at) select distinct type, '-infinity'::timestamptz from wanted
      on conflict (type) do nothing`,
    values: [JSON.stringify(lanes)],
  });
}
