import { describeFailure, documentWord, type FailureCode } from '@autosync/contracts';
import type { DifferenceKind, DifferenceRow, RecordRequest } from '@autosync/records';

const codes: Readonly<Record<DifferenceKind, FailureCode>> = {
  deleted: 'deleted-in-quickbooks',
  voided: 'voided-in-quickbooks',
  edited: 'changed-in-quickbooks',
  orphan: 'left-in-quickbooks',
  account: 'item-account-moved',
  money: 'money-was-missed',
  application: 'money-was-missed',
};

/** What a person may decide about the record, by what differs. */
const waysOut: Readonly<Record<DifferenceKind, readonly RecordRequest[]>> = {
  deleted: ['send-as-new', 'let-go'],
  voided: ['take-quickbooks', 'send-as-new', 'let-go'],
  edited: ['send-ours', 'take-quickbooks', 'let-go'],
  orphan: [],
  account: [],
  money: [],
  application: [],
};

type Words = Pick<DifferenceRow, 'kind' | 'entity' | 'qboId' | 'docNumber' | 'externalId' | 'fields'>;

/** A difference in a sentence, with the thing to do about it. */
export function describeDifference({ kind, entity, qboId, docNumber, externalId, fields }: Words) {
  const word = documentWord(entity);
  return describeFailure(codes[kind], {
    document: `${word.charAt(0).toUpperCase()}${word.slice(1)} ${docNumber ?? qboId}`,
    record: externalId === null ? 'a record that we do not know' : `the record ${externalId}`,
    fields: [...new Set(fields.map(({ name }) => name))].join(', '),
    name: docNumber ?? qboId,
    account: fields[0]?.ours ?? 'unknown',
    other: fields[0]?.theirs ?? 'unknown',
  });
}

export function operationsFor({
  kind,
  externalId,
}: Pick<DifferenceRow, 'kind' | 'externalId'>): readonly RecordRequest[] {
  return externalId === null ? [] : waysOut[kind];
}
