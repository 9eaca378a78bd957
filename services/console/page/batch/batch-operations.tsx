import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, hasEnded } from '@autosync/client';
import { api } from '../api/api.ts';
import type { Batch } from '../api/api.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';

type Asked = 'cancel' | 'failed' | 'all';

function useBatchOperation(batch: Batch, onDone: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  const params = { path: { batchId: batch.id } };
  const cancel = useMutation({
    mutationFn: async () => (await answered(api.POST('/v1/batches/{batchId}/cancel', { params }))).data,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['batch', batch.id] });
      onDone();
    },
  });
  const rerun = useMutation({
    mutationFn: async (actions: 'failed' | 'all') => {
      const request = { params: { ...params, header: { 'idempotency-key': `${key}-${actions}` } }, body: { actions } };
      return (await answered(api.POST('/v1/batches/{batchId}/rerun', request))).data;
    },
    onSuccess: async ({ items }) => {
      onDone();
      const batchId = items[0]?.id ?? batch.id;
      await navigate({ to: '/companies/$companyId/batches/$batchId', params: { companyId: batch.companyId, batchId } });
    },
  });
  return { cancel, rerun, error: cancel.error ?? rerun.error, isPending: cancel.isPending || rerun.isPending };
}

/** Confirms an operation: says what it does. */
function Confirm({ batch, asked, onClose }: { batch: Batch; asked: Asked; onClose: () => void }) {
  const texts = useTexts();
  const { batch: words, dialog } = texts;
  const { cancel, rerun, error, isPending } = useBatchOperation(batch, onClose);
  const isCancel = asked === 'cancel';
  const explanation = isCancel
    ? batch.state === 'running'
      ? words.cancelRunning(batch.counts.done)
      : words.cancelWaiting
    : asked === 'failed'
      ? words.rerunFailedHint(batch.counts.failed)
      : words.rerunAllHint;
  return (
    <Dialog
      title={isCancel ? words.cancelTitle : asked === 'failed' ? words.rerunFailed : words.rerunAll}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {isCancel ? words.keepRunning : dialog.cancel}
          </button>
          <button
            type="button"
            className={isCancel ? 'button danger' : 'button primary'}
            disabled={isPending}
            onClick={() => (isCancel ? cancel.mutate() : rerun.mutate(asked))}
          >
            {isCancel ? words.cancel : words.runAgain}
          </button>
        </>
      }
    >
      <p>{explanation}</p>
      {error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(error, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}

export function BatchOperations({ batch }: { batch: Batch }) {
  const { batch: words } = useTexts();
  const [asked, setAsked] = useState<Asked>();
  if (!useMay('batches:write')) return null;
  const button = (operation: Asked, text: string, look = 'button') => (
    <button type="button" className={look} onClick={() => setAsked(operation)}>
      <Icon name={operation === 'cancel' ? 'stop' : 'again'} />
      {text}
    </button>
  );
  return (
    <>
      {hasEnded(batch) ? (
        <>
          {batch.counts.failed > 0 && !batch.dryRun ? button('failed', words.rerunFailed, 'button primary') : null}
          {batch.dryRun ? null : button('all', words.rerunAll)}
        </>
      ) : batch.cancelRequested ? null : (
        button('cancel', words.cancel, 'button danger')
      )}
      {asked === undefined ? null : <Confirm batch={batch} asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
