// What the demo, the page's server and the tests use of the local Slack.
export type { LocalSlack } from './local-slack.ts';
export { type LocalSlackOptions, startLocalSlack } from './server.ts';
export { textOf } from './text-of.ts';
