import { Type, type Static } from 'typebox';

const accountName = (what: string) =>
  Type.Optional(
    Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()], {
      description: `${what}, by its name or number in QuickBooks, "Parent:Child" for an account below another; null takes it back`,
    }),
  );

const may = (what: string) => Type.Optional(Type.Boolean({ description: `${what}. Unless said otherwise: true` }));

const numberPolicy = (who: string) =>
  Type.Optional(
    Type.Enum(['always', 'onCollision', 'never'], {
      description:
        `When the account number is added to the name of a ${who} in QuickBooks: "Dell Inc (D-9)". ` +
        'Unless said otherwise "onCollision": when the name alone means somebody else',
    }),
  );

/** The settings of a company about names: what may be created in QuickBooks, how it is called, which accounts it uses. */
export const mappingSettings = {
  createCustomers: may('Whether customers that are missing in QuickBooks are created'),
  createVendors: may('Whether vendors that are missing in QuickBooks are created'),
  createMembers: may('Whether vendors for people who spend are created when they are missing in QuickBooks'),
  createItems: may('Whether products and services that are missing in QuickBooks are created'),
  createParents: Type.Optional(
    Type.Boolean({
      description: 'Whether the parent of "Parent:Child" is created with its child. Unless said otherwise: false',
    }),
  ),
  customerAccountNumber: numberPolicy('customer'),
  vendorAccountNumber: numberPolicy('vendor'),
  serviceIncomeAccount: accountName('The income account of new services'),
  productIncomeAccount: accountName('The income account of new products'),
  costAccount: accountName('The cost account of new products that are kept in stock'),
  inventoryAssetAccount: accountName('The asset account of new products that are kept in stock'),
} as const;

const schema = Type.Object(mappingSettings);
export type MappingSettings = Static<typeof schema>;
export type MappingSetting = keyof MappingSettings;
