import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { pageConfig } from '../api/config.ts';

type RowLinkProps = { to: string; className?: string; children: ReactNode };

/**
 * A link in a row of a list. Links of the router follow the address of the page, to look another way when they are where
 * one is; of hundreds in a list none ever is, and each would be drawn anew with every letter that is typed into a filter.
 */
export function RowLink({ to, className, children }: RowLinkProps) {
  const router = useRouter();
  // An address that is made from ids is not one of those that are known by name.
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
