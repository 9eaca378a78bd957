import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import type { ApiKey } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemText } from '../ui/problem-text.ts';
import { ShownOnce } from './shown-once.tsx';

const DAY_S = 86_400;
/** How long the old key stays valid, in days. */
const overlaps = [1, 7, 30, 0] as const;

/** Replaces a key by a new one that may do the same. The old one holds for a while, so that no program is refused meanwhile. */
export function RotateKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const texts = useTexts();
  const { admin, dialog } = texts;
  const queries = useQueryClient();
  const [days, setDays] = useState<number>(1);
  const [key] = useState(() => crypto.randomUUID());
  const rotating = useMutation({
    mutationFn: async () => {
      const params = { path: { keyId: apiKey.id }, header: { 'idempotency-key': key } };
      const body = { overlapSeconds: days * DAY_S };
      return (await answered(api.POST('/v1/api-keys/{keyId}/rotate', { params, body }))).data;
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  if (rotating.data !== undefined)
    return <ShownOnce title={admin.shownOnce} secret={rotating.data.key} onClose={onClose} />;
  return (
    <Dialog
      title={admin.replaceTitle(apiKey.name)}
      onClose={onClose}
      end={
        <>
          <button type="button" className="button" onClick={onClose}>
            {dialog.cancel}
          </button>
          <button
            type="button"
            className="button primary"
            disabled={rotating.isPending}
            onClick={() => rotating.mutate()}
          >
            {admin.replace}
          </button>
        </>
      }
    >
      <p>{admin.replaceHint}</p>
      <div className="field">
        <label htmlFor="key-overlap">{admin.overlap}</label>
        <select
          id="key-overlap"
          className="select"
          value={days}
          onChange={({ target }) => setDays(Number(target.value))}
        >
          {overlaps.map((length) => (
            <option key={length} value={length}>
              {admin.overlapOf(length)}
            </option>
          ))}
        </select>
      </div>
      {rotating.error === null ? null : (
        <Notice kind="bad">
          <p>{problemText(rotating.error, texts)}</p>
        </Notice>
      )}
    </Dialog>
  );
}
