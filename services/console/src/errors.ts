/** Every refusal of the console itself, as problem documents like the gateway's. */
export const refusals = {
  'not-signed-in': { status: 401, title: 'Not signed in', detail: 'Nobody is signed in, or the session has ended.' },
  'sign-in-refused': {
    status: 401,
    title: 'Sign-in refused',
    detail: 'The API key is not known, was revoked, or has expired.',
  },
  'foreign-request': {
    status: 403,
    title: 'Refused',
    detail: 'This request did not come from the console’s own page.',
  },
  'not-found': { status: 404, title: 'Not found', detail: 'There is nothing here.' },
  'sign-in-unavailable': {
    status: 503,
    title: 'Unavailable',
    detail: 'The server that knows who you are does not answer. Try again in a moment.',
  },
  'gateway-unavailable': {
    status: 503,
    title: 'Unavailable',
    detail: 'AutoSync’s server does not answer. Nothing was lost; try again in a moment.',
  },
} as const;
export type RefusalCode = keyof typeof refusals;
