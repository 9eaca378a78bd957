import { answered } from '@autosync/client';
import { api } from '../api/api.ts';
import type { ApiKey } from '../api/api.ts';
import { useTexts } from '../texts/index.ts';
import { RotateDialog } from '../ui/rotate-dialog.tsx';
import { ShownOnce } from './shown-once.tsx';

const overlaps = [1, 7, 30, 0] as const;

/** Replaces a key by a new one that may do the same. */
export function RotateKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { admin } = useTexts();
  return (
    <RotateDialog
      title={admin.replaceTitle(apiKey.name)}
      hint={admin.replaceHint}
      action={admin.replace}
      overlap={{ label: admin.overlap, days: overlaps, inWords: admin.overlapOf }}
      rotate={async ({ key, overlapSeconds }) => {
        const params = { path: { keyId: apiKey.id }, header: { 'idempotency-key': key } };
        return (await answered(api.POST('/v1/api-keys/{keyId}/rotate', { params, body: { overlapSeconds } }))).data.key;
      }}
      shown={(secret) => <ShownOnce title={admin.shownOnce} secret={secret} onClose={onClose} />}
      queryKey={['api-keys']}
      onClose={onClose}
    />
  );
}
