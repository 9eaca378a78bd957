import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, itemsOf } from '@autosync/client';
import { api } from '../api/api.ts';
import { outgoingTypes, recordsPath } from '../api/record-types.ts';
import type { ProblemGroup } from '../api/api.ts';
import type { OutgoingType } from '../api/record-types.ts';
import { MOST_RECORDS, companyKey } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useStartBatch } from '../company/use-start-batch.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';

/** The ids of the records that failed or are held for this cause, at most as many as a batch takes. */
async function recordsOf(companyId: string, type: OutgoingType, code: string): Promise<string[]> {
  const found: string[] = [];
  for (const syncState of ['failed', 'held'] as const) {
    const all = itemsOf(async (cursor) => {
      const query = { limit: 200, syncState, ...(cursor !== undefined && { cursor }) };
      return (await answered(api.GET(recordsPath(type), { params: { path: { companyId }, query } }))).data;
    });
    for await (const { id, failure } of all) {
      if (failure?.code === code) found.push(id);
      if (found.length === MOST_RECORDS) return found;
    }
  }
  return found;
}

/** The button *Run these again*: a batch of the records of one cause. */
export function RunThese({ group }: { group: ProblemGroup }) {
  const texts = useTexts();
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const start = useStartBatch();
  const type = outgoingTypes.find((name) => name === group.type);
  const running = useMutation({
    mutationFn: async (of: OutgoingType) => {
      const recordIds = await recordsOf(companyId, of, group.code);
      if (recordIds.length > 0) await start.mutateAsync({ type: of, recordIds });
      // The problem is solved meanwhile: there is nothing to run.
      else await queries.invalidateQueries({ queryKey: companyKey(companyId) });
    },
  });
  const may = useMay('batches:write');
  if (type === undefined || !may) return null;
  return (
    <>
      <button
        type="button"
        className="button primary"
        disabled={running.isPending}
        onClick={() => running.mutate(type)}
      >
        <Icon name="again" />
        {group.count > MOST_RECORDS ? texts.problems.runSome(MOST_RECORDS) : texts.problems.runThese}
      </button>
      {running.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(running.error, texts)}</p>
        </Notice>
      )}
    </>
  );
}
