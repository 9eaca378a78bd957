import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { isProblem } from '@autosync/client';
import { useTexts } from '../texts/index.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Notice } from './notice.tsx';
import { problemText } from './problem-text.ts';

/** Shown where there is no content: says why, and what to do. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
}: {
  icon: IconName;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="blank">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  );
}

/** A placeholder while content loads, with about as many lines as will come. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { states } = useTexts();
  const widths = ['60%', '90%', '75%', '40%'];
  return (
    <div className="card stack" role="status" aria-busy="true">
      <span className="visually-hidden">{states.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="shape" style={{ width: widths[line % widths.length] }} aria-hidden="true">
          .
        </span>
      ))}
    </div>
  );
}

type Query<T> = { data: T | undefined; error: Error | null; isPending: boolean; refetch: () => unknown };

/** The result of a query, or why there is none: loading, failed, not permitted, or only older data. */
export function QueryView<T>({
  query,
  lines = 3,
  children,
}: {
  query: Query<T>;
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const texts = useTexts();
  const { data, error, refetch } = query;
  const again = (
    <button type="button" className="button" onClick={() => void refetch()}>
      <Icon name="again" />
      {texts.states.tryAgain}
    </button>
  );
  if (data !== undefined) {
    return (
      <>
        {error === null || isProblem(error, 'not-signed-in') ? null : (
          <Notice kind="warn" title={texts.states.stale}>
            <p>{problemText(error, texts)}</p>
          </Notice>
        )}
        {children(data)}
      </>
    );
  }
  if (error === null) return <Skeleton lines={lines} />;
  if (isProblem(error, 'forbidden'))
    return (
      <EmptyState icon="lock" title={texts.states.notPermitted}>
        {texts.states.askForScope}
      </EmptyState>
    );
  if (isProblem(error, 'not-found'))
    return (
      <EmptyState icon="question" title={texts.states.notFound}>
        {error.problem.detail}
      </EmptyState>
    );
  return (
    <EmptyState icon="error" title={texts.states.failed} actions={again}>
      {problemText(error, texts)}
    </EmptyState>
  );
}

type Pages<Item> = {
  data: { pages: { items: Item[] }[] } | undefined;
  error: Error | null;
  isPending: boolean;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

/** Calls `onNear` when the element of the returned ref comes near the screen, as long as `isWanted`. */
function useNearScreen(isWanted: boolean, onNear: () => unknown): (element: HTMLElement | null) => void {
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (element === null || !isWanted) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onNear();
      },
      { rootMargin: '800px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, isWanted, onNear]);
  return setElement;
}

/** A list that is read page by page: the next one when the end comes near, or on request. */
export function PagesView<Item>({
  query,
  empty,
  children,
}: {
  query: Pages<Item>;
  empty: ReactNode;
  children: (items: Item[]) => ReactNode;
}) {
  const { states } = useTexts();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const pages = query.data?.pages;
  // Memoised, so that the list is not rendered again while no page was added.
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const near = useNearScreen(hasNextPage && !isFetchingNextPage && query.error === null, fetchNextPage);
  return (
    <QueryView query={query} lines={6}>
      {() => {
        if (items.length === 0) return empty;
        return (
          <>
            {children(items)}
            <div className="more muted small" ref={near}>
              <span>{states.shown(items.length, hasNextPage)}</span>
              {hasNextPage ? (
                <button
                  type="button"
                  className="button"
                  disabled={isFetchingNextPage}
                  onClick={() => void fetchNextPage()}
                >
                  {isFetchingNextPage ? states.loading : states.more}
                </button>
              ) : null}
            </div>
          </>
        );
      }}
    </QueryView>
  );
}
