import { useEffect } from 'react';
import type { ReactNode } from 'react';

/** The title of a page, which also becomes the browser's, with the page's buttons beside it. */
export function PageHead({
  title,
  crumb,
  badge,
  children,
}: {
  title: string;
  crumb?: ReactNode;
  badge?: ReactNode;
  children?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · AutoSync`;
  }, [title]);
  return (
    <div className="page-head">
      <div className="titles stack tight">
        {crumb === undefined ? null : <div className="crumb">{crumb}</div>}
        <div className="row">
          <h1>{title}</h1>
          {badge}
        </div>
      </div>
      {children === undefined ? null : <div className="actions">{children}</div>}
    </div>
  );
}
