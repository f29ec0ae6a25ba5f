// Waiting that can be cancelled, and the one place where the edge uses timers.

export interface Timer {
  /** Resolves when the time has passed; never, once cancelled. */
  readonly passed: Promise<'late'>;
  cancel(): void;
}

export function after(ms: number): Timer {
  let handle: NodeJS.Timeout | undefined;
  const passed = new Promise<'late'>((resolve) => {
    handle = setTimeout(() => resolve('late'), ms);
  });
  return { passed, cancel: () => clearTimeout(handle) };
}

/** What `work` resolves to, or 'late' when it takes longer; the work itself goes on. */
export async function within<Result>(ms: number, work: Promise<Result>): Promise<Result | 'late'> {
  const timer = after(ms);
  return Promise.race([work, timer.passed]).finally(timer.cancel);
}
