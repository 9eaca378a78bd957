import { pageConfig } from '../api/config.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from '../ui/icon.tsx';

/** The id of a batch's trace, as a link if the address of a trace viewer is configured. */
export function TraceLink({ traceId }: { traceId: string }) {
  const { batch: words } = useTexts();
  const { traceUrl } = pageConfig;
  const id = <code className="small break">{traceId}</code>;
  if (traceUrl === null) return id;
  return (
    <a href={traceUrl.replaceAll('{traceId}', traceId)} target="_blank" rel="noreferrer" title={words.openTrace}>
      {id}
      <Icon name="link" />
      <span className="visually-hidden">{words.openTrace}</span>
    </a>
  );
}
