/** What is being worked on, so that an end can wait for it. */
export interface InHand {
  /** Takes work in; what it throws is reported. */
  take(work: Promise<unknown>): void;
  /** Resolves when all that was taken is done; false when `ms` milliseconds were not enough. */
  done(ms: number): Promise<boolean>;
}

export function inHand(report: (error: unknown) => void): InHand {
  const working = new Set<Promise<unknown>>();
  return {
    take(work) {
      const told = work.catch(report).finally(() => working.delete(told));
      working.add(told);
    },
    async done(ms) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), ms);
      });
      const all = (async () => {
        while (working.size > 0) await Promise.all(working);
        return true;
      })();
      return Promise.race([all, late]).finally(() => clearTimeout(timer));
    },
  };
}
