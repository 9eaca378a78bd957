import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Batch } from '../api/api.ts';
import { isPreviewKeptQuery } from '../api/queries.ts';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/index.ts';

/** The preview whose writes a batch carries out, and whether the documents that it showed are still kept. */
export function FromPreview({ batch: { companyId, type }, previewId }: { batch: Batch; previewId: string }) {
  const { batch: words } = useTexts();
  const mayRead = useMay('records:read');
  // What a preview of payments shows are outcomes of its own batch, and as old as that may get.
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
