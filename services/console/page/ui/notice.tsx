import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { Look } from './badge.tsx';

export type NoticeKind = 'good' | 'warn' | 'bad' | 'busy' | 'idle';

const icons: Record<NoticeKind, Look['icon']> = {
  good: 'check',
  warn: 'warning',
  bad: 'error',
  busy: 'clock',
  idle: 'info',
};

/** A notice above the content. If it appears later, screen readers announce it. */
export function Notice({ kind, title, children }: { kind: NoticeKind; title?: string; children?: ReactNode }) {
  return (
    <div className={`notice tone-${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon name={icons[kind]} />
      <div className="body stack tight">
        {title === undefined ? null : <p className="title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
