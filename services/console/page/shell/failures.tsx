import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/index.ts';
import { EmptyState } from '../ui/query-view.tsx';

export function NotFound() {
  const { states, nav } = useTexts();
  const home = (
    <Link to="/" className="button">
      {nav.companies}
    </Link>
  );
  return (
    <EmptyState icon="question" title={states.notFound} actions={home}>
      {states.noSuchPage}
    </EmptyState>
  );
}

/** A fault of the page itself, such as a file that a new release removed: loading it again helps. */
export function PageFailed() {
  const { states } = useTexts();
  const reload = (
    <button type="button" className="button primary" onClick={() => location.reload()}>
      {states.reload}
    </button>
  );
  return (
    <EmptyState icon="error" title={states.failed} actions={reload}>
      {states.pageFailed}
    </EmptyState>
  );
}
