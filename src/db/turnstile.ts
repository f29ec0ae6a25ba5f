// Who may run at the same time in this process: most transactions together, one that lost a race alone, so that it
// cannot lose again to its neighbours.

export interface Turnstile {
  /** Resolves once admitted, to the function that leaves. Whoever wants to be alone goes before those who do not. */
  enter(kind: 'together' | 'alone'): Promise<() => void>;
}

export function turnstile(): Turnstile {
  const alone: (() => void)[] = [];
  const together: (() => void)[] = [];
  let inside = 0;
  let isTaken = false;

  const admit = (): void => {
    if (isTaken) return;
    const first = alone.length > 0 ? (inside === 0 ? alone.shift() : undefined) : together.shift();
    first?.();
    if (first) admit();
  };

  return {
    enter: (kind) =>
      new Promise((resolve) => {
        const go = (): void => {
          inside += 1;
          isTaken = kind === 'alone';
          resolve(() => {
            inside -= 1;
            isTaken = false;
            admit();
          });
        };
        (kind === 'alone' ? alone : together).push(go);
        admit();
      }),
  };
}
