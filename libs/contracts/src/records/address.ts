import { Type, type Static } from 'typebox';
import { nameSchema } from '../fields.ts';

// A place, as bills and parcels name it.

const closed = { additionalProperties: false };

const addressLine = (maxLength: number, description?: string) =>
  Type.Optional(nameSchema({ maxLength, ...(description !== undefined && { description }) }));

export const addressSchema = Type.Object(
  {
    line1: addressLine(500, 'street, or whatever comes first'),
    line2: addressLine(500),
    line3: addressLine(500),
    city: addressLine(255),
    region: addressLine(255, 'state or province, where QuickBooks works out sales tax as its code: "CA"'),
    postalCode: addressLine(30),
    country: addressLine(255),
  },
  {
    title: 'Address',
    ...closed,
    minProperties: 1,
    description: 'where the goods or services go; of a customer, where its bills go once it has to be created',
  },
);
export type Address = Static<typeof addressSchema>;
