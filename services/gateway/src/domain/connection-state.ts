export const connectionStates = ['disconnected', 'connected', 'needsReconnect'] as const;
export type ConnectionState = (typeof connectionStates)[number];
