/** The ids of users in MetaData.LastModifiedByRef. */
export const people = {
  /** The user who connected the app: everything written through the API is theirs. */
  connected: '9341450000000001',
  /** The person in QuickBooks, played through the control API. */
  bookkeeper: '9341450000000002',
} as const;
