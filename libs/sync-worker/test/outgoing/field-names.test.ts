import { expect, it } from 'vitest';
import { fieldNames } from '../../src/outgoing/field-names.ts';

it.each([
  [['DueDate'], 'due date'],
  [['Line', 'CustomField/1', 'CustomField/2'], 'lines, own fields'],
  [['VendorRef', 'EntityRef'], 'vendor'],
  [['SomethingElse'], 'SomethingElse'],
  [[], ''],
])('the fields %j are named "%s"', (fields, names) => {
  expect(fieldNames(fields)).toBe(names);
});
