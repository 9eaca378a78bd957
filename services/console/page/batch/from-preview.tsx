import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Batch } from '../api/api.ts';
import { isPreviewKeptQuery } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';

/** Links a batch to the preview it was started from, as long as that is kept. */
export function FromPreview({ batch: { companyId, type }, previewId }: { batch: Batch; previewId: string }) {
  const { batch: words } = useTexts();
  const mayRead = useMay('records:read');
  // A preview of payments is stored as actions of its batch, and kept as long.
  const enabled = mayRead && type !== 'payments';
  const { data: isKept = true } = useQuery({ ...isPreviewKeptQuery(companyId, previewId), enabled });
  return (
    <>
      <Link to="/companies/$companyId/batches/$batchId" params={{ companyId, batchId: previewId }}>
        {words.fromPreview}
      </Link>
      {isKept ? null : <span className="muted"> {words.previewGone}</span>}
    </>
  );
}
