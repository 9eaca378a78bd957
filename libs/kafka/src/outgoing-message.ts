export type OutgoingMessage = {
  topic: string;
  /** Messages with the same key keep their order, since they go to the same partition. */
  key: string;
  headers: Record<string, string>;
  value: string | Buffer;
};
