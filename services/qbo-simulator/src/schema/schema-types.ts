/**
 * The properties of a type of QuickBooks, by what they contain: names separated by blanks. `parts` are objects of
 * another type, or lists of them (`Line[]`). A type also has the properties of the type it extends.
 *
 * The tables of this folder were made from the schema that Intuit publishes with its SDKs (`Finance.xsd` and its
 * neighbours, as compiled into `ipp-v3-java-data` 6.4.2), and from recorded answers that are newer.
 */
export type SchemaType = {
  extends?: string;
  text?: string;
  number?: string;
  flag?: string;
  day?: string;
  /** `{value, name, type}`. */
  reference?: string;
  /** Any JSON. */
  any?: string;
  parts?: Readonly<Record<string, string>>;
};

export type SchemaTypes = Readonly<Record<string, SchemaType>>;
