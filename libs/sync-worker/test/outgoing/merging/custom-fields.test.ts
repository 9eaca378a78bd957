import { expect, it } from 'vitest';
import { conflictsOf } from '../../../src/outgoing/merging/conflicts.ts';
import { gatherCustomFields, spreadCustomFields } from '../../../src/outgoing/merging/custom-fields.ts';
import { mergeDocument } from '../../../src/outgoing/merging/merge-document.ts';
import type { Doc } from '../../../src/outgoing/merging/same.ts';

const fields = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([DefinitionId, StringValue]) => ({ DefinitionId, Type: 'StringType', StringValue }));
const ours = (values?: Readonly<Record<string, string>>): Doc => ({
  ...(values !== undefined && { CustomField: fields(values) }),
  PrivateNote: 'AutoSync 0a0a0a0a-1111-2222-3333-444444444444.1',
});
/** As QuickBooks returns them: every field of the company, with its name, also without a value. */
const returned = (values: Readonly<Record<string, string>>): Doc => ({
  ...ours(),
  CustomField: ['1', '2', '3'].map((DefinitionId) => ({
    DefinitionId,
    Name: `Field ${DefinitionId}`,
    Type: 'StringType',
    ...(values[DefinitionId] !== undefined && { StringValue: values[DefinitionId] }),
  })),
});

it.each([
  ['ours changed, theirs beside it stays', { 1: 'a' }, { 1: 'b' }, { 1: 'a', 2: 'x' }, { 1: 'b', 2: 'x' }],
  ['ours added', undefined, { 1: 'b' }, { 2: 'x' }, { 1: 'b', 2: 'x' }],
  ['ours removed is cleared', { 1: 'a' }, undefined, { 1: 'a', 2: 'x' }, { 2: 'x' }],
  ['one of ours removed', { 1: 'a', 3: 'c' }, { 3: 'c' }, { 1: 'a', 3: 'c' }, { 3: 'c' }],
] as const)('own fields are merged one by one: %s', (_what, before, now, theirs, merged) => {
  const versions = { ours: ours(now), written: ours(before), seen: returned(theirs), theirs: returned(theirs) };
  expect(conflictsOf(versions)).toEqual([]);
  const { CustomField = [] } = mergeDocument({ ...versions, force: false });
  const values = (CustomField as { DefinitionId: string; StringValue: string }[]).map((field) => [
    field.DefinitionId,
    field.StringValue,
  ]);
  expect(Object.fromEntries(values)).toEqual(Object.fromEntries(Object.entries(merged)));
});

it('one that somebody changed against ours is a conflict; one of theirs alone is none', () => {
  const versions = { ours: ours({ 1: 'a' }), written: ours({ 1: 'a' }), seen: returned({ 1: 'a' }) };
  expect(conflictsOf({ ...versions, theirs: returned({ 1: 'z' }) })).toEqual(['CustomField/1']);
  expect(conflictsOf({ ...versions, theirs: returned({ 1: 'a', 2: 'z' }) })).toEqual([]);
});

it('where none is ours, theirs stay as QuickBooks has them', () => {
  const theirs = returned({ 2: 'x' });
  expect(mergeDocument({ ours: ours(), written: ours(), theirs, force: false })['CustomField']).toEqual(
    theirs['CustomField'],
  );
});

it('a document that was sent is no conflict with one that was to be sent', () => {
  const versions = {
    ours: { ...ours(), EmailStatus: 'NeedToSend' },
    written: { ...ours(), EmailStatus: 'NeedToSend' },
    seen: { ...ours(), EmailStatus: 'NeedToSend' },
    theirs: { ...ours(), EmailStatus: 'EmailSent' },
  };
  expect(conflictsOf(versions)).toEqual([]);
  expect(mergeDocument({ ...versions, force: false })['EmailStatus']).toBe('EmailSent');
});

it('a document has its own fields side by side while it is merged, and then in one list again', () => {
  const list = [
    null,
    { DefinitionId: '1', StringValue: 'a' },
    { DefinitionId: '2' },
    { DefinitionId: '3', StringValue: ' ' },
  ];
  const spread = spreadCustomFields({ DocNumber: 'I-1', CustomField: list });
  expect(spread).toStrictEqual({ DocNumber: 'I-1', 'CustomField/1': 'a' });
  expect(gatherCustomFields(spread)).toStrictEqual({
    DocNumber: 'I-1',
    CustomField: [{ DefinitionId: '1', Type: 'StringType', StringValue: 'a' }],
  });
});
