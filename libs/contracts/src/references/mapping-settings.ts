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

const categoryAccount = (what: string) =>
  Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: `${what}, by its name or number in QuickBooks` }),
  );

const categoryAccounts = Type.Object(
  {
    incomeAccount: categoryAccount('The income account'),
    costAccount: categoryAccount('The cost account of what is kept in stock'),
    inventoryAssetAccount: categoryAccount('The asset account of what is kept in stock'),
  },
  { additionalProperties: false },
);
export type CategoryAccount = keyof Static<typeof categoryAccounts>;

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
  itemCategories: Type.Optional(
    Type.Record(Type.String({ minLength: 1, maxLength: 500 }), categoryAccounts, {
      maxProperties: 1000,
      description:
        'The accounts of new products and services by their category, which is what stands before the name ("Hardware" of "Hardware:Router") unless the record says another; the company’s own accounts for all others',
    }),
  ),
} as const;

const schema = Type.Object(mappingSettings);
export type MappingSettings = Static<typeof schema>;
export type MappingSetting = keyof MappingSettings;
