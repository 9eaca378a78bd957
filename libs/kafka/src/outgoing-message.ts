export type OutgoingMessage = {
  topic: string;
  /** Messages of one key keep their order: they share a partition. */
  key: string;
  headers: Record<string, string>;
  value: string | Buffer;
};
