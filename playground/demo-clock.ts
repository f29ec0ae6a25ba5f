// The clock the demo lives by: real time, shifted by what the page asks for.
export interface DemoClock {
  now(): number;
  /** Epoch ms. */
  set(moment: number): void;
}

export function createDemoClock(): DemoClock {
  let shift = 0;
  return {
    now: () => Date.now() + shift,
    set: (moment) => {
      shift = moment - Date.now();
    },
  };
}
