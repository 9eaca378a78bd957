import { Type, type Static } from 'typebox';

const nameOf = (what: string, maxLength: number) =>
  Type.Optional(
    Type.Union([Type.String({ minLength: 1, maxLength }), Type.Null()], {
      description: `${what}; null takes it back`,
    }),
  );

/** The settings of a company about what all documents have in common: how tax goes out, and what closed books mean. */
export const documentSettings = {
  taxes: Type.Optional(
    Type.Enum(['explicit', 'automated', 'line'], {
      description:
        'How tax goes to QuickBooks: by the tax codes that yours are mapped to, worked out by QuickBooks’ automated sales tax, or as lines with a product of its own (`taxItem`). Unless said otherwise "automated" where the company has automated sales tax, else "explicit"; outside the United States "automated" is "explicit"',
    }),
  ),
  taxItem: nameOf('The product or service, by name, whose lines carry tax where `taxes` is "line"', 100),
  taxedLineCode: nameOf('Outside the United States: the tax code of taxed lines that name none', 100),
  untaxedLineCode: nameOf('Outside the United States: the tax code of lines without tax, such as "Exempt"', 100),
  closedPeriods: Type.Optional(
    Type.Enum(['hold', 'firstOpenDay'], {
      description:
        'What becomes of a record that is dated in a period for which the books are closed: it is held until they are open, or its ' +
        'document is dated on the first open day, with a warning. A document that stands in a closed period is never changed. Unless said ' +
        'otherwise: "hold"',
    }),
  ),
} as const;

const schema = Type.Object(documentSettings);
export type DocumentSettings = Static<typeof schema>;
