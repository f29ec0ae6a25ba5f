// Bounded lists: every list a person sees is a page, and says how many there are.

export interface PageRequest {
  /** 0-based. */
  readonly page: number;
  /** 1 to 100. */
  readonly size: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** Clamps the requested page into what exists. */
export function pageOf<Row>(rows: readonly Row[], total: number, request: PageRequest): Page<Row> {
  const pages = Math.max(1, Math.ceil(total / request.size));
  return { rows, page: Math.min(Math.max(0, request.page), pages - 1), pages, total };
}
