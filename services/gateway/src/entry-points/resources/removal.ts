import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { Removal } from '../../data-access/removals.ts';
import { idSchema, instantSchema, isoOrNull, orNull } from './shared.ts';

export type Retention = { recordsMs: number; batchesMs: number; auditMs: number };

const keptSchema = Type.Array(Type.Object({ what: Type.String(), until: instantSchema }), {
  description: 'What stays after the removal, and how long at most',
});

const stateSchema = Type.Enum(['removing', 'removed'], {
  description:
    'removing: a batch is being ended, or Intuit was not told yet. removed: the tokens are forgotten, and the QuickBooks ' +
    'company may be connected elsewhere',
});

const common = {
  id: idSchema,
  name: Type.String(),
  state: stateSchema,
  removedAt: instantSchema,
  kept: keptSchema,
};

export const companyRemovalSchema = Type.Object(
  { ...common, releasedAt: orNull(instantSchema) },
  { title: 'CompanyRemoval' },
);

export const tenantRemovalSchema = Type.Object(
  {
    ...common,
    companiesLeft: Type.Integer({ minimum: 0, description: 'Companies that are still being removed' }),
  },
  { title: 'TenantRemoval' },
);

function keptAfter(removedAt: Date, { recordsMs, batchesMs, auditMs }: Retention): Static<typeof keptSchema> {
  const until = (ms: number) => new Date(removedAt.getTime() + ms).toISOString();
  return [
    { what: 'Records, payments and mappings', until: until(recordsMs) },
    { what: 'Batches and what was done with each record', until: until(batchesMs) },
    { what: 'The audit log', until: until(auditMs) },
  ];
}

export function toCompanyRemoval(removal: Removal, retention: Retention): Static<typeof companyRemovalSchema> {
  const { id, name, removedAt, releasedAt } = removal;
  return {
    id,
    name,
    state: releasedAt === null ? 'removing' : 'removed',
    removedAt: removedAt.toISOString(),
    releasedAt: isoOrNull(releasedAt),
    kept: keptAfter(removedAt, retention),
  };
}

export function toTenantRemoval(
  { id, name, removedAt }: { id: string; name: string; removedAt: Date },
  { companiesLeft, retention }: { companiesLeft: number; retention: Retention },
): Static<typeof tenantRemovalSchema> {
  return {
    id,
    name,
    state: companiesLeft > 0 ? 'removing' : 'removed',
    removedAt: removedAt.toISOString(),
    companiesLeft,
    kept: keptAfter(removedAt, retention),
  };
}
