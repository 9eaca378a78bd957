import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordType } from '../api/api.ts';
import type { OutgoingType } from '../api/record-types.ts';
import { inOrder } from '../api/record-types.ts';
import { autoSyncQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { BatchPreview, useApproved } from './batch-preview.tsx';
import { SafeToRun } from './safe-to-run.tsx';
import { useCompany } from './use-company.ts';
import { useStartBatch } from './use-start-batch.ts';
import type { BatchOrder } from './use-start-batch.ts';

/** Records that were chosen before: the batch takes only these. */
export type ChosenRecords = { type: OutgoingType; recordIds: readonly string[] };

type TypeChoiceProps = {
  offered: readonly RecordType[];
  type: RecordType | undefined;
  onChoose: (type: RecordType) => void;
};

function TypeChoice({ offered, type, onChoose }: TypeChoiceProps) {
  const { run, types } = useTexts();
  return (
    <fieldset className="plain stack tight">
      <legend className="label">{run.type}</legend>
      {offered.map((name) => (
        <label key={name} className="choice">
          <input type="radio" name="type" value={name} checked={name === type} onChange={() => onChoose(name)} />
          <span>
            {types[name]}
            <span className="muted small"> {run.typeHints[name]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The dialog *Run New Batch*. It can show a preview first, and then start exactly what was approved. */
export function RunBatchDialog({ chosen, onClose }: { chosen?: ChosenRecords | undefined; onClose: () => void }) {
  const texts = useTexts();
  const { run, dialog } = texts;
  const { id: companyId } = useCompany();
  const { data } = useQuery(autoSyncQuery(companyId));
  const offered = inOrder(data?.settings.types ?? {}).map(([name]) => name);
  const [picked, setPicked] = useState<RecordType>();
  const type = chosen?.type ?? picked ?? offered[0];
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const preview = useStartBatch({ stays: true });
  const start = useStartBatch();
  const approved = useApproved(preview.data?.id, left);
  const order = type && { type, ...(chosen && { recordIds: [...chosen.recordIds] }) };
  /**
   * The whole preview is approved by its id: what has changed since is left out and reported. A part of it is approved
   * by record ids.
   */
  const toApproved = (whole: BatchOrder): BatchOrder => {
    if (approved === undefined || preview.data === undefined) return whole;
    const { type: of } = whole;
    return approved.isAll ? { type: of, previewId: preview.data.id } : { type: of, recordIds: approved.recordIds };
  };
  const failure = start.error ?? preview.error;
  const leave = (recordId: string, isLeft: boolean) => {
    const next = new Set(left);
    if (isLeft) next.add(recordId);
    else next.delete(recordId);
    setLeft(next);
  };
  const choose = (name: RecordType) => {
    setPicked(name);
    setLeft(new Set());
    preview.reset();
  };
  return (
    <Dialog
      title={chosen === undefined ? run.title : run.titleOfChosen(chosen.recordIds.length)}
      onClose={onClose}
      isWide={preview.data !== undefined}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          {order === undefined || type === 'payments' || preview.data !== undefined ? null : (
            <button
              type="button"
              className="button"
              disabled={preview.isPending}
              onClick={() => preview.mutate({ ...order, dryRun: true })}
            >
              <Icon name="search" />
              {run.preview}
            </button>
          )}
          <button
            type="button"
            className="button primary"
            disabled={
              order === undefined || start.isPending || (preview.data !== undefined && !approved?.recordIds.length)
            }
            onClick={() => order && start.mutate(toApproved(order))}
          >
            {approved === undefined ? run.start : run.startApproved(approved.recordIds.length)}
          </button>
        </>
      }
    >
      {chosen === undefined ? <TypeChoice offered={offered} type={type} onChoose={choose} /> : null}
      {type === undefined ? null : <SafeToRun type={type} />}
      {preview.data === undefined ? null : <BatchPreview previewId={preview.data.id} left={left} onLeave={leave} />}
      {failure === null ? null : (
        <Notice kind="bad">
          <p>{problemText(failure, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}
