// The tables as SQLite has them. drizzle-kit generates migrations/sqlite from what this file exports.
import { sqliteKit } from './kit.ts';
import { allTables } from './tables/index.ts';

export const tables = allTables(sqliteKit);

// drizzle-kit looks at top-level exports only.
export const {
  counters,
  activity,
  outbox,
  livingMessages,
  jobs,
  inbox,
  settings,
  products,
  channels,
  channelMembers,
  productMembers,
  people,
  items,
  feedback,
  feedbackLinks,
  decisions,
  decisionItems,
  decisionVoices,
  voteDrafts,
  votes,
  candidates,
  electors,
  ballots,
  schedules,
} = tables;
