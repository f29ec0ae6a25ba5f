// What the composition root takes from the Slack edge.
export { createSlack, type Slack, type SlackOptions } from './slack.ts';
