/** Memory for the bodies of requests: an owner gets no more than its share, whatever is free. */
export function createByteBudget({ inAll, perOwner }: { inAll: number; perOwner: number }) {
  const held = new Map<string, number>();
  let heldInAll = 0;
  return {
    /** What gives the bytes back, once; undefined when there are not so many for this owner now. */
    take(owner: string, bytes: number): (() => void) | undefined {
      const own = held.get(owner) ?? 0;
      if (heldInAll + bytes > inAll || own + bytes > perOwner) return undefined;
      heldInAll += bytes;
      held.set(owner, own + bytes);
      let isBack = false;
      return () => {
        if (isBack) return;
        isBack = true;
        heldInAll -= bytes;
        const left = (held.get(owner) ?? bytes) - bytes;
        if (left === 0) held.delete(owner);
        else held.set(owner, left);
      };
    },
    held: () => heldInAll,
  };
}
