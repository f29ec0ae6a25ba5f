// Where nulls sort: SQLite and PostgreSQL disagree, so a nullable column is never ordered without saying it.
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

export const ascNullsLast = (value: SQLWrapper): SQL => sql`${value} asc nulls last`;
export const ascNullsFirst = (value: SQLWrapper): SQL => sql`${value} asc nulls first`;
export const descNullsLast = (value: SQLWrapper): SQL => sql`${value} desc nulls last`;
