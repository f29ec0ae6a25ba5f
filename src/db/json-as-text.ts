// How JSON is stored in both dialects: as text, so that what is read is exactly what was written (PostgreSQL's own
// types reorder keys or refuse some strings).

export const jsonAsText = {
  /** A JSON null in a column is SQL's null, also in prepared statements. */
  toDriver: (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value)),
  fromDriver: (stored: string | null): unknown => (stored === null ? null : JSON.parse(stored)),
};
