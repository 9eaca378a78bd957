import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordType } from '../api/api.ts';
import { inOrder } from '../api/record-types.ts';
import { autoSyncQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { SafeToRun } from './safe-to-run.tsx';
import { useCompany } from './use-company.ts';
import { useStartBatch } from './use-start-batch.ts';

export function RunBatchDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { run, types, dialog } = texts;
  const { id: companyId } = useCompany();
  const { data } = useQuery(autoSyncQuery(companyId));
  const offered = inOrder(data?.settings.types ?? {}).map(([type]) => type);
  const [chosen, setChosen] = useState<RecordType>();
  const type = chosen ?? offered[0];
  const start = useStartBatch();
  return (
    <Dialog
      title={run.title}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button
            type="button"
            className="button primary"
            disabled={type === undefined || start.isPending}
            onClick={() => type && start.mutate({ type })}
          >
            {run.start}
          </button>
        </>
      }
    >
      <fieldset className="plain stack tight">
        <legend className="label">{run.type}</legend>
        {offered.map((name) => (
          <label key={name} className="choice">
            <input type="radio" name="type" value={name} checked={name === type} onChange={() => setChosen(name)} />
            <span>
              {types[name]}
              <span className="muted small"> {run.typeHints[name]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {type === undefined ? null : <SafeToRun type={type} />}
      {start.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(start.error, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}
