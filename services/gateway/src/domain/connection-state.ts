export const connectionStates = ['disconnected', 'connected', 'needsReconnect'] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** What operators watch: a connection that lives but must be renewed by a person soon is told apart. */
export const connectionConditions = ['connected', 'expiring', 'needsReconnect', 'disconnected'] as const;
export type ConnectionCondition = (typeof connectionConditions)[number];
