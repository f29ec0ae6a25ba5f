// Long lists in statements, cut to what both databases take in one.

const SIZE = 500;

export function chunks<Value>(values: readonly Value[]): Value[][] {
  return Array.from({ length: Math.ceil(values.length / SIZE) }, (_, n) => values.slice(n * SIZE, (n + 1) * SIZE));
}
