import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { pageConfig } from '../api/config.ts';

type RowLinkProps = { to: string; className?: string; children: ReactNode };

/**
 * A link in a row of a list. The router's own links subscribe to the page's address to show whether they are active. In
 * a list none is, and hundreds would be rendered again for every letter typed into a filter.
 */
export function RowLink({ to, className, children }: RowLinkProps) {
  const router = useRouter();
  // The router's types only know the addresses of routes, not those with ids filled in.
  const place = { to: to as '/' };
  const preload = () => void router.preloadRoute(place);
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate(place);
  };
  return (
    <a
      href={`${pageConfig.prefix}${to}`}
      className={className}
      onClick={open}
      onPointerEnter={preload}
      onFocus={preload}
    >
      {children}
    </a>
  );
}
