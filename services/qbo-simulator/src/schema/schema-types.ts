/**
 * Which properties a type of QuickBooks has, by what they hold: names parted by blanks. `parts` are objects of another
 * type, or lists of them (`Line[]`). A type has what it extends, too.
 *
 * The tables of this folder were made from the schema that Intuit publishes with its SDKs (`Finance.xsd` and its
 * neighbours, as compiled into `ipp-v3-java-data` 6.4.2), and from recorded answers that are newer than it.
 */
export type SchemaType = {
  extends?: string;
  text?: string;
  number?: string;
  flag?: string;
  day?: string;
  /** `{value, name, type}`. */
  reference?: string;
  /** Anything at all. */
  any?: string;
  parts?: Readonly<Record<string, string>>;
};

export type SchemaTypes = Readonly<Record<string, SchemaType>>;
