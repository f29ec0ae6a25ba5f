// What the composition root takes from the Slack edge.
export { ownEventTypes, ownScopes } from './directory-events.ts';
export { ConnectionError } from './identify.ts';
export { createSlack, type Slack, type SlackOptions } from './slack.ts';
