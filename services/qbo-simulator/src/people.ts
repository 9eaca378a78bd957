/** Who writes, by the ids of users as MetaData.LastModifiedByRef has them. */
export const people = {
  /** Whoever connected the app: everything that comes through the API is theirs. */
  connected: '9341450000000001',
  /** The person in front of QuickBooks, who is played through the control API. */
  bookkeeper: '9341450000000002',
} as const;
