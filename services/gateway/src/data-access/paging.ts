// Lists are read by a comparison of rows, which an index serves also in a prepared statement's generic plan; "is null
// or" would not be. Lists of a tenant name the tenant: row-level security alone finds its rows by no index.

/** SQL: comes before every id. */
export const firstId = `'00000000-0000-0000-0000-000000000000'::uuid`;
