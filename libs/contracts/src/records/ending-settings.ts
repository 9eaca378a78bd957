import { Type } from 'typebox';

/** The setting of a company about records that end. */
export const endingSettings = {
  cancelledRecords: Type.Optional(
    Type.Enum(['void', 'delete', 'ask'], {
      description:
        'What becomes of the document of a record that was cancelled in the source system: it is voided (or deleted, where ' +
        'QuickBooks cannot void its kind), deleted, or left until somebody decides. Unless said otherwise: "void"',
    }),
  ),
} as const;
