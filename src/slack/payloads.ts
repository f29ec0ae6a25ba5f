// The shapes of what Slack sends, as far as the edge reads them; everything else passes through unread. Ids come out
// branded: here is where Slack's text becomes ours.
import { z } from 'zod';
import type { StateValues } from '../blocks/form.ts';
import { channelSchema as channelId, tsSchema as ts, userSchema as userId } from './schemas.ts';

const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

const user = z.object({ id: userId, team_id: optionalText, name: optionalText, username: optionalText });
const team = z.object({ id: z.string(), enterprise_id: optionalText }).nullish();
const channel = z.object({ id: channelId }).nullish();

/** Slack says what its elements hold; the fields of a form check each value again when they read it. */
const asState = (values: unknown): StateValues => values as StateValues;
const state = z
  .object({ values: z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() }))) })
  .nullish()
  .transform((given) => asState(given?.values ?? {}));

const viewBlock = z.looseObject({ type: z.string(), block_id: z.string().default('') });
const plainText = z.looseObject({ type: z.literal('plain_text'), text: z.string() }).nullish();

const view = z.object({
  id: z.string(),
  type: z.enum(['modal', 'home']),
  hash: z.string().default(''),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  blocks: z.array(viewBlock).default([]),
  state,
  root_view_id: optionalText,
  previous_view_id: optionalText,
  external_id: optionalText,
  title: plainText,
  submit: plainText,
  close: plainText,
  clear_on_close: z.boolean().nullish(),
  notify_on_close: z.boolean().nullish(),
});
export type ShownView = z.output<typeof view>;
export type ShownBlock = ShownView['blocks'][number];

const trigger = { trigger_id: optionalText, response_url: optionalText };

export const commandBody = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: userId,
  user_name: optionalText,
  team_id: optionalText,
  enterprise_id: optionalText,
  channel_id: channelId,
  ...trigger,
});
export type CommandBody = z.output<typeof commandBody>;

const choice = z.object({ value: z.string() }).nullish();
const action = z.looseObject({
  type: z.string().default(''),
  action_id: z.string(),
  block_id: z.string().default(''),
  value: z.string().nullish(),
  url: z.string().nullish(),
  selected_option: choice,
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_channel: z.string().nullish(),
  selected_channels: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  selected_conversations: z.array(z.string()).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});
export type ClickedElement = z.output<typeof action>;

const container = z
  .object({
    type: z.string(),
    message_ts: ts.nullish(),
    thread_ts: ts.nullish(),
    channel_id: channelId.nullish(),
    is_ephemeral: z.boolean().nullish(),
  })
  .nullish();

export const actionBody = z.object({
  user,
  team,
  channel,
  container,
  view: view.nullish(),
  state,
  message: z.looseObject({ thread_ts: ts.nullish() }).nullish(),
  actions: z.array(action).min(1),
  ...trigger,
});
export type ActionBody = z.output<typeof actionBody>;

export const submitBody = z.object({ user, team, view, ...trigger });
export type SubmitBody = z.output<typeof submitBody>;

export const shortcutBody = z.object({
  type: z.enum(['shortcut', 'message_action']),
  callback_id: z.string(),
  user,
  team,
  channel,
  message_ts: ts.nullish(),
  message: z.looseObject({ thread_ts: ts.nullish() }).nullish(),
  ...trigger,
});
export type ShortcutBody = z.output<typeof shortcutBody>;

export const optionsBody = z.object({
  user,
  team,
  channel,
  view: view.nullish(),
  action_id: z.string(),
  value: z.string().default(''),
});
export type OptionsBody = z.output<typeof optionsBody>;

export const eventBody = z.object({
  type: z.literal('event_callback').default('event_callback'),
  team_id: optionalText,
  event_id: optionalText,
  event: z.looseObject({ type: z.string() }),
});

/** What most events say of who and where; events that lack it happened to nobody in particular. */
export const eventFacts = z.looseObject({
  type: z.string(),
  user: userId.optional().catch(undefined),
  channel: channelId.optional().catch(undefined),
  ts: ts.optional().catch(undefined),
  thread_ts: ts.optional().catch(undefined),
  user_team: optionalText.catch(undefined),
  bot_id: optionalText.catch(undefined),
  text: z.string().default('').catch(''),
  view: view.nullish().catch(undefined),
});
export type EventFacts = z.output<typeof eventFacts>;
