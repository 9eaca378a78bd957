import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import { recordPath } from '../api/record-types.ts';
import type { RecordDetail } from '../api/api.ts';
import type { OutgoingType } from '../api/record-types.ts';
import { companyKey } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { useCompany } from '../company/use-company.ts';
import { useStartBatch } from '../company/use-start-batch.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';

type OperationsPath = '/v1/companies/{companyId}/invoices/{externalId}/operations';
type Operation = RecordDetail['decisions'][number];
type Shown = RecordDetail & { etag: string | null };

/** Confirms a decision about a record and its document: says what it does, since it cannot simply be undone. */
function OperationDialog({ record, type, onClose }: { record: Shown; type: OutgoingType; onClose: () => void }) {
  const texts = useTexts();
  const { record: words, dialog } = texts;
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  const [operation, setOperation] = useState<Operation>();
  const deciding = useMutation({
    mutationFn: async (chosen: Operation) => {
      const header = {
        'idempotency-key': `${key}-${chosen}`,
        ...(record.etag !== null && { 'if-match': record.etag }),
      };
      const params = { path: { companyId, externalId: record.externalId }, header };
      const path = `${recordPath(type)}/operations` as OperationsPath;
      return (await answered(api.POST(path, { params, body: { operation: chosen } }))).data;
    },
    onSuccess: async ({ id: batchId }) => {
      await queries.invalidateQueries({ queryKey: companyKey(companyId) });
      onClose();
      await navigate({ to: '/companies/$companyId/batches/$batchId', params: { companyId, batchId } });
    },
  });
  return (
    <Dialog
      title={words.decide}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button
            type="button"
            className="button primary"
            disabled={operation === undefined || deciding.isPending}
            onClick={() => operation && deciding.mutate(operation)}
          >
            {words.doIt}
          </button>
        </>
      }
    >
      <fieldset className="plain stack tight">
        <legend className="visually-hidden">{words.decide}</legend>
        {record.decisions.map((name) => (
          <label key={name} className="choice">
            <input type="radio" name="operation" checked={name === operation} onChange={() => setOperation(name)} />
            <span>
              {words.operations[name].name}
              <span className="hint">{words.operations[name].what}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {deciding.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(deciding.error, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}

/** The button *Sync now* for this record, and the decisions where it and QuickBooks differ. */
export function RecordOperations({ record, type }: { record: Shown; type: OutgoingType }) {
  const texts = useTexts();
  const [isOpen, setOpen] = useState(false);
  const start = useStartBatch();
  const [maySync, mayDecide] = [useMay('batches:write'), useMay('records:write')];
  return (
    <>
      {maySync ? (
        <button
          type="button"
          className="button primary"
          disabled={start.isPending}
          onClick={() => start.mutate({ type, recordIds: [record.id] })}
        >
          <Icon name="play" />
          {texts.record.syncNow}
        </button>
      ) : null}
      {mayDecide && record.decisions.length > 0 ? (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {texts.record.decide}
        </button>
      ) : null}
      {start.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(start.error, texts)}</p>
        </Notice>
      )}
      {isOpen ? <OperationDialog record={record} type={type} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
