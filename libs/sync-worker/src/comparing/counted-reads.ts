import type { QboClient } from '@autosync/qbo';
import type { Slice } from '../slice.ts';

/** The slice with a client that counts its reads: a comparison says what it cost. */
export function countReads<S extends Pick<Slice, 'qbo'>>(slice: S): { slice: S; taken: () => number } {
  let reads = 0;
  function counted<Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) {
    return async (...args: Args): Promise<Result> => {
      reads += 1;
      return call(...args);
    };
  }
  const { qbo } = slice;
  const counting: QboClient = {
    ...qbo,
    read: counted(qbo.read) as QboClient['read'],
    query: counted(qbo.query) as QboClient['query'],
    count: counted(qbo.count),
    changeDataCapture: counted(qbo.changeDataCapture) as QboClient['changeDataCapture'],
    companyInfo: counted(qbo.companyInfo),
    preferences: counted(qbo.preferences),
  };
  return {
    slice: { ...slice, qbo: counting },
    taken() {
      const taken = reads;
      reads = 0;
      return taken;
    },
  };
}
