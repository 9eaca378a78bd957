import { problem } from '../errors.ts';

/**
 * How many may stay at the same time, in all and of one key: live streams, and requests that wait for something to change.
 * Each costs a connection, and nobody may take all of them.
 */
export function createStreamPlaces({ inAll, perKey }: { inAll: number; perKey: number }) {
  const taken = new Map<string, number>();
  let takenInAll = 0;

  return {
    /** Answers what gives the place back. Throws `rate-limited` or `overloaded` where there is none. */
    take(keyId: string): () => void {
      const ofKey = taken.get(keyId) ?? 0;
      if (ofKey >= perKey) {
        const detail = `At most ${perKey} streams and waiting requests of a key at the same time. End one of them first.`;
        throw problem('rate-limited', detail, { headers: { 'retry-after': '5' } });
      }
      if (takenInAll >= inAll) {
        throw problem('overloaded', 'Too many follow something live at the moment. Come again in a moment.', {
          headers: { 'retry-after': '5' },
        });
      }
      taken.set(keyId, ofKey + 1);
      takenInAll += 1;
      let isBack = false;
      return () => {
        if (isBack) return;
        isBack = true;
        takenInAll -= 1;
        const left = (taken.get(keyId) ?? 1) - 1;
        if (left === 0) taken.delete(keyId);
        else taken.set(keyId, left);
      };
    },
    size: () => takenInAll,
  };
}
