// Keeps a slow answer from covering a newer one in the same view: each interaction with a view takes a turn, and a turn
// that comes after a later one has been shown is over.

export interface ViewTurns {
  take(viewId: string): number;
  /** True if nothing newer was shown in this view; marks this turn as shown then. */
  show(viewId: string, turn: number): boolean;
}

const KEPT = 2_000;

export function createViewTurns(): ViewTurns {
  const views = new Map<string, { taken: number; shown: number }>();
  const of = (viewId: string): { taken: number; shown: number } => {
    const known = views.get(viewId) ?? { taken: 0, shown: 0 };
    views.delete(viewId);
    views.set(viewId, known);
    const [oldest] = views.keys();
    if (views.size > KEPT && oldest !== undefined) views.delete(oldest);
    return known;
  };
  return {
    take(viewId) {
      const view = of(viewId);
      view.taken += 1;
      return view.taken;
    },
    show(viewId, turn) {
      const view = of(viewId);
      if (turn < view.shown) return false;
      view.shown = turn;
      return true;
    },
  };
}
