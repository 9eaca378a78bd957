import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { hasEnded } from '@autosync/client';
import { outgoingTypes } from '../api/record-types.ts';
import type { Action, Batch } from '../api/api.ts';
import { changedSinceQuery } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { RunBatchDialog } from '../company/run-batch-dialog.tsx';
import { RunPaymentSyncDialog } from '../company/run-payment-sync-dialog.tsx';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';

/** Offers a new preview: from the same date, or of the records that were left out. */
function Again({ batch, changed, onClose }: { batch: Batch; changed: Action[]; onClose: () => void }) {
  const type = outgoingTypes.find((name) => name === batch.type);
  if (type === undefined) return <RunPaymentSyncDialog from={batch.startDate ?? ''} onClose={onClose} />;
  return <RunBatchDialog chosen={{ type, recordIds: changed.map(({ recordId }) => recordId) }} onClose={onClose} />;
}

/** For a batch from a preview: says that something had changed since, and leads to a new preview. */
export function ChangedSincePreview({ batch }: { batch: Batch }) {
  const { batch: words } = useTexts();
  const isAsked = hasEnded(batch) && batch.counts.failed > 0 && batch.trigger === 'manual' && !batch.dryRun;
  const { data: changed = [] } = useQuery({ ...changedSinceQuery(batch.id), enabled: isAsked });
  const [isOpen, setOpen] = useState(false);
  const mayRun = useMay('batches:write');
  if (changed.length === 0) return null;
  return (
    <Notice kind="warn" title={batch.type === 'payments' ? words.changedSincePayments : words.changedSince}>
      <p>{words.changedSinceHint}</p>
      {mayRun ? (
        <div>
          <button type="button" className="button primary" onClick={() => setOpen(true)}>
            <Icon name="search" />
            {words.previewAgain}
          </button>
        </div>
      ) : null}
      {isOpen ? <Again batch={batch} changed={changed} onClose={() => setOpen(false)} /> : null}
    </Notice>
  );
}
