import type { Command } from '@autosync/cli';
import type { Tx } from '@autosync/db';
import type { Act, Context } from '../context.ts';
import { at, showRows, toCount, type Columns } from '../table.ts';

type CompanyRow = { tenantId: string; companyId: string; type: string; kind: string; differences: number; since: Date };

async function readByCompany(tx: Tx, limit: number): Promise<CompanyRow[]> {
  const { rows } = await tx.query<CompanyRow>({
    text: `select tenant_id as "tenantId", company_id as "companyId", type, kind, count(*)::int as differences,
        min(first_at) as since
      from records.differences where closed_at is null and accepted_at is null
      group by tenant_id, company_id, type, kind order by differences desc limit $1`,
    values: [limit],
  });
  return rows;
}

type FieldRow = { kind: string; field: string | null; differences: number; companies: number };

async function readByField(tx: Tx, limit: number): Promise<FieldRow[]> {
  const { rows } = await tx.query<FieldRow>({
    text: `select kind, field ->> 'name' as field, count(*)::int as differences, count(distinct company_id)::int as companies
      from records.differences, jsonb_array_elements(fields) as field
      where closed_at is null and accepted_at is null
      group by 1, 2 order by differences desc limit $1`,
    values: [limit],
  });
  return rows;
}

const companyColumns: Columns<CompanyRow> = {
  TYPE: ({ type }) => type,
  KIND: ({ kind }) => kind,
  DIFFERENCES: ({ differences }) => differences,
  SINCE: ({ since }) => at(since),
  'COMPANY ID': ({ companyId }) => companyId,
  'TENANT ID': ({ tenantId }) => tenantId,
};

const fieldColumns: Columns<FieldRow> = {
  KIND: ({ kind }) => kind,
  FIELD: ({ field }) => field,
  DIFFERENCES: ({ differences }) => differences,
  COMPANIES: ({ companies }) => companies,
};

async function differences({ db, out, options }: Context<{ byField?: boolean; limit: string }>): Promise<'done'> {
  const limit = toCount(options.limit, '--limit', 10_000);
  const none = 'No difference is open.';
  await db().withAllTenants(async (tx) =>
    options.byField === true
      ? showRows(out, { rows: await readByField(tx, limit), columns: fieldColumns, none })
      : showRows(out, { rows: await readByCompany(tx, limit), columns: companyColumns, none }),
  );
  return 'done';
}

export function differencesCommand(program: Command, act: Act): void {
  program
    .command('differences')
    .summary('differences to QuickBooks that nobody has accepted, the most first (a worker)')
    .option('--by-field', 'by what they are about, over all companies')
    .option('--limit <rows>', 'at most so many', '50')
    .action(act(differences));
}
