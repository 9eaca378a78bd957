import { chosenTenant } from '../api/chosen-tenant.ts';
import { pageConfig } from '../api/config.ts';
import { useTexts } from '../texts/index.ts';
import { Icon } from './icon.tsx';

type CsvLinkProps = { path: string; query?: Readonly<Record<string, string | readonly string[]>> };

/** Downloads the list as CSV. A link sends no header, so for an operator the tenant is part of its address. */
export function CsvLink({ path, query = {} }: CsvLinkProps) {
  const { states } = useTexts();
  const tenant = chosenTenant();
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
  if (tenant !== undefined) parameters.set('autosync-tenant', tenant.id);
  const search = parameters.size === 0 ? '' : `?${parameters.toString()}`;
  return (
    <a className="button" href={`${pageConfig.prefix}/api${path}${search}`} download>
      <Icon name="download" />
      {states.csv}
    </a>
  );
}
