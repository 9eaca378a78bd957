import type { RecordContent, RecordTypeDeclaration } from './declaration.ts';
import { expenses } from './expenses.ts';
import { inventory } from './inventory.ts';
import { invoices } from './invoices.ts';
import { payments } from './payments.ts';

/**
 * The record types, by the plural id used in topics, tables, gRPC, the API and the names of workers alike. This is the
 * only list of them: everything else follows from it.
 */
export const registry = { invoices, expenses, inventory, payments } as const satisfies Record<
  string,
  RecordTypeDeclaration
>;

export type RecordType = keyof typeof registry;

export const recordTypes = Object.keys(registry) as [RecordType, ...RecordType[]];

/** The same for each of them. */
export function ofEachType<T>(value: T): Record<RecordType, T> {
  return Object.fromEntries(recordTypes.map((type) => [type, value])) as Record<RecordType, T>;
}

export function isRecordType(value: string): value is RecordType {
  return Object.hasOwn(registry, value);
}

export function declarationOf(type: RecordType): RecordTypeDeclaration {
  return registry[type];
}

/** The types that go out to QuickBooks, with the content that clients send of each. */
export const outgoingTypes: readonly (readonly [RecordType, RecordContent])[] = recordTypes.flatMap((type) => {
  const { content } = declarationOf(type);
  return content === undefined ? [] : [[type, content] as const];
});

/** The types that there are workers of. An installation may have fewer. */
export const availableTypes: readonly RecordType[] = recordTypes.filter((type) => {
  const { direction, content } = declarationOf(type);
  return direction === 'in' || content !== undefined;
});

/**
 * The type whose worker reads what QuickBooks knows of names and preferences, whatever types a company has enabled: one that
 * goes out and is installed. Where none is, any worker at least tries the connection.
 */
export function referenceTypeOf(installed: readonly RecordType[]): RecordType {
  return installed.find((type) => declarationOf(type).direction === 'out') ?? installed[0] ?? recordTypes[0];
}
