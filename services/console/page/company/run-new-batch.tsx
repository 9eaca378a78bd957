import { useState } from 'react';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';
import { RunBatchDialog } from './run-batch-dialog.tsx';
import type { ChosenRecords } from './run-batch-dialog.tsx';
import { RunPaymentSyncDialog } from './run-payment-sync-dialog.tsx';

/** The buttons *Run New Batch* and *Run Payment Sync*, each with its dialog. */
export function RunNewBatch({ isPaymentSync = false, chosen }: { isPaymentSync?: boolean; chosen?: ChosenRecords }) {
  const { run } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!useMay('batches:write')) return null;
  return (
    <>
      <button type="button" className={isPaymentSync ? 'button' : 'button primary'} onClick={() => setOpen(true)}>
        <Icon name={isPaymentSync ? 'again' : 'play'} />
        {isPaymentSync ? run.paymentSync : run.title}
      </button>
      {isOpen && isPaymentSync ? <RunPaymentSyncDialog onClose={close} /> : null}
      {isOpen && !isPaymentSync ? <RunBatchDialog chosen={chosen} onClose={close} /> : null}
    </>
  );
}
