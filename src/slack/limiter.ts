// Bounds how much runs at once, and knows when nothing does.

export interface Limiter {
  /** A place, to be given back once; undefined when all are taken. */
  enter(): (() => void) | undefined;
  readonly underWay: number;
  /** Resolves once nothing runs; true at once if so, false if that takes longer than `ms`. */
  idle(ms: number): Promise<boolean>;
}

export function createLimiter(places: number, onChange: (underWay: number) => void = () => undefined): Limiter {
  let taken = 0;
  let waiting: (() => void)[] = [];
  const change = (by: number): void => {
    taken += by;
    onChange(taken);
    if (taken > 0) return;
    for (const wake of waiting) wake();
    waiting = [];
  };
  return {
    get underWay() {
      return taken;
    },
    enter() {
      if (taken >= places) return undefined;
      change(1);
      let isIn = true;
      return () => {
        if (isIn) change(-1);
        isIn = false;
      };
    },
    async idle(ms) {
      if (taken === 0) return true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), ms);
      });
      const empty = new Promise<boolean>((resolve) => waiting.push(() => resolve(true)));
      return Promise.race([late, empty]).finally(() => clearTimeout(timer));
    },
  };
}
