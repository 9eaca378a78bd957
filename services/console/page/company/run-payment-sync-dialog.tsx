import { useId, useState } from 'react';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { PaymentPreview } from './payment-preview.tsx';
import { SafeToRun } from './safe-to-run.tsx';
import { useCompany } from './use-company.ts';
import { useStartBatch } from './use-start-batch.ts';

/** The day it is where the company is, as date fields write it. */
function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());
}

/** *Run Payment Sync*: with a starting date, what would change can be seen before anything does. */
export function RunPaymentSyncDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { run, dialog } = texts;
  const id = useId();
  const { timeZone } = useCompany();
  const [startDate, setStartDate] = useState('');
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
          {startDate === '' ? null : (
            <button
              type="button"
              className="button"
              disabled={preview.isPending}
              onClick={() => preview.mutate({ ...order, dryRun: true })}
            >
              {run.preview}
            </button>
          )}
          <button
            type="button"
            className="button primary"
            disabled={start.isPending}
            onClick={() => start.mutate(order)}
          >
            {run.startPaymentSync}
          </button>
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
