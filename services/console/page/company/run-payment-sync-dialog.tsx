import { useId, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { hasEnded } from '@autosync/client';
import { batchQuery } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { dateFormat } from '../ui/formats.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { PaymentPreview } from './payment-preview.tsx';
import { SafeToRun } from './safe-to-run.tsx';
import { useCompany } from './use-company.ts';
import { useStartBatch } from './use-start-batch.ts';
import type { BatchOrder } from './use-start-batch.ts';

/** Today in the company's time zone, as date fields write it. */
function todayIn(timeZone: string): string {
  return dateFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());
}

/** How many invoices a preview would change; undefined until it is there. */
function useShownChanges(previewId: string | undefined): number | undefined {
  const { data } = useQuery({ ...batchQuery(previewId ?? ''), enabled: previewId !== undefined });
  if (data === undefined || !hasEnded(data)) return undefined;
  return data.state === 'finished' || data.state === 'finishedWithWarning' ? data.counts.succeeded : 0;
}

type StartButtonProps = { order: BatchOrder; previewId: string | undefined; start: ReturnType<typeof useStartBatch> };

/** Once there is a preview, starts exactly what it shows. */
function StartButton({ order, previewId, start }: StartButtonProps) {
  const { run } = useTexts();
  const changes = useShownChanges(previewId);
  return (
    <button
      type="button"
      className="button primary"
      disabled={start.isPending || (previewId !== undefined && !changes)}
      onClick={() => start.mutate(previewId === undefined ? order : { type: 'payments', previewId })}
    >
      {previewId === undefined || !changes ? run.startPaymentSync : run.applyShown(changes)}
    </button>
  );
}

type RunPaymentSyncProps = {
  onClose: () => void;
  /** The starting date that the dialog suggests. */
  from?: string | undefined;
};

/** The dialog *Run Payment Sync*. With a starting date it can show a preview first, and then do just that. */
export function RunPaymentSyncDialog({ onClose, from = '' }: RunPaymentSyncProps) {
  const texts = useTexts();
  const { run, dialog } = texts;
  const id = useId();
  const { timeZone } = useCompany();
  const [startDate, setStartDate] = useState(from);
  const preview = useStartBatch({ stays: true });
  const start = useStartBatch();
  const order = { type: 'payments', ...(startDate !== '' && { startDate }) } as const;
  const failure = start.error ?? preview.error;
  return (
    <Dialog
      title={run.paymentSync}
      onClose={onClose}
      isWide={preview.data !== undefined}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          {startDate === '' || preview.data !== undefined ? null : (
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
          <StartButton order={order} previewId={preview.data?.id} start={start} />
        </>
      }
    >
      <div className="field">
        <label htmlFor={id}>{run.startDate}</label>
        <input
          id={id}
          className="input narrow"
          type="date"
          min="1900-01-01"
          max={todayIn(timeZone)}
          value={startDate}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            setStartDate(target.value);
            preview.reset();
            start.reset();
          }}
        />
        <span id={`${id}-hint`} className="hint">
          {startDate === '' ? run.withoutDate : run.withDate}
        </span>
      </div>
      <SafeToRun type="payments" />
      {preview.data === undefined ? null : <PaymentPreview batchId={preview.data.id} />}
      {failure === null ? null : (
        <Notice kind="bad">
          <p>{problemText(failure, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}
