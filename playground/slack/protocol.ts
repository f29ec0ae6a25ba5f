// The HTTP contract between the local Slack, the page that shows it and the tests. Types only, safe for a browser:
// nothing here may import from Node or from the rest of the stand-in.

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** A block as Slack returns it: Slack has given it a `block_id` if the app did not. */
export interface Block extends JsonObject {
  type: string;
  block_id: string;
}

export interface Option extends JsonObject {
  text: { type: string; text: string };
  value: string;
}
export interface OptionGroup extends JsonObject {
  label: { type: string; text: string };
  options: Option[];
}

/** What an interactive element holds: the shape of one entry of Slack's `view.state.values`. */
export interface ElementState extends JsonObject {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  rich_text_value?: JsonObject | null;
}

/** block_id -> action_id -> state, as in Slack's `view.state.values`. */
export type InputValues = { [blockId: string]: { [actionId: string]: ElementState } };

export interface View extends JsonObject {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  callback_id: string;
  external_id: string;
  private_metadata: string;
  title: JsonObject | null;
  submit: JsonObject | null;
  close: JsonObject | null;
  blocks: Block[];
  /** What the person has entered so far, as far as the stand-in knows. */
  state: { values: InputValues };
  hash: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  root_view_id: string;
  previous_view_id: string | null;
  app_id: string;
  app_installed_team_id: string;
  bot_id: string;
}

export interface LocalPerson {
  id: string;
  name: string;
  real_name: string;
  title: string;
  /** Background of the avatar, `#rrggbb`. */
  color: string;
  tz: string;
  locale: string;
  is_admin: boolean;
  is_bot: boolean;
  is_guest: boolean;
  is_external: boolean;
}

export interface LocalChannel {
  id: string;
  name: string;
  topic: string;
  is_private: boolean;
  is_im: boolean;
  is_archived: boolean;
  is_ext_shared: boolean;
  /** Ids of people, the bot included where it is a member. */
  members: string[];
  /** Messages since this person last looked (`POST /_local/read`). */
  unread: number;
}

export interface LocalReaction {
  name: string;
  users: string[];
  count: number;
}

export interface LocalFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  /** Path on the stand-in; needs no token. */
  url: string;
}

export interface LocalMessage {
  ts: string;
  channel: string;
  user: string;
  bot?: true;
  username?: string;
  text: string;
  blocks: Block[];
  attachments: JsonObject[];
  thread_ts?: string;
  reply_count: number;
  reactions: LocalReaction[];
  files: LocalFile[];
  edited?: true;
  metadata?: JsonObject;
  /** Only this person sees it; `id` names it in a click. */
  ephemeral?: true;
  id?: string;
}

export interface LocalCommand {
  command: string;
  description?: string;
  usage_hint?: string;
}

export interface LocalShortcut {
  callback_id: string;
  name: string;
  type: 'global' | 'message';
  description: string;
}

/** `GET /_local/state?user=U…`: everything this person can see. */
export interface LocalState {
  me: LocalPerson;
  /** The app as a member of the workspace; its Home tab is `home`. */
  bot: LocalPerson;
  people: LocalPerson[];
  channels: LocalChannel[];
  /** Oldest first; thread replies are among them, told by `thread_ts` differing from `ts`. */
  messages: { [channelId: string]: LocalMessage[] };
  /** The modals of this person; the last one is on top. */
  modals: View[];
  home: View | null;
  /** The local clock in milliseconds. */
  now: number;
  commands: LocalCommand[];
  shortcuts: LocalShortcut[];
}

export type Container =
  | { kind: 'message'; channel: string; ts: string }
  | { kind: 'ephemeral'; id: string }
  | { kind: 'view'; viewId: string };

/** `POST /_local/command`; `text` is the whole line, the command included. */
export interface CommandRequest {
  user: string;
  channel: string;
  text: string;
}
/** `POST /_local/message` */
export interface MessageRequest {
  user: string;
  channel: string;
  text: string;
  thread_ts?: string;
}
/** `POST /_local/react` */
export interface ReactRequest {
  user: string;
  channel: string;
  ts: string;
  name: string;
  remove?: boolean;
}
/** `POST /_local/click`: any interactive element, a select and a date picker too; `value` is its state. */
export interface ClickRequest {
  user: string;
  container: Container;
  block_id: string;
  action_id: string;
  value: ElementState;
  values?: InputValues;
}
/** `POST /_local/submit` */
export interface SubmitRequest {
  user: string;
  viewId: string;
  values: InputValues;
}
/** `POST /_local/close`; `all` is the X of the client, which closes the whole stack. */
export interface CloseRequest {
  user: string;
  viewId: string;
  all?: boolean;
}
/** `POST /_local/suggest` */
export interface SuggestRequest {
  user: string;
  container: Container;
  block_id: string;
  action_id: string;
  query: string;
}
/** `POST /_local/shortcut`: a message shortcut when `channel` and `ts` are given. */
export interface ShortcutRequest {
  user: string;
  callback_id: string;
  channel?: string;
  ts?: string;
}
/** `POST /_local/home`: the person opens the app's Home tab. */
export type HomeRequest = { user: string };
/** `POST /_local/read`: the person looks at a channel. */
export type ReadRequest = { user: string; channel: string };
/** `POST /_local/clock`; one of the three. */
export interface ClockRequest {
  now?: number | string;
  advanceMs?: number;
  /** `<weekday>-HH:MM`, the next such moment, e.g. `monday-09:00`. */
  jumpTo?: string;
  /** Time zone of `jumpTo`, e.g. `Europe/Berlin`; UTC if absent. */
  tz?: string;
}
/** `POST /_local/reset` */
export type ResetRequest = { seed?: boolean };

export type FaultKind = '429' | '500' | 'lost' | 'slow' | 'garbage' | 'error';
/** `POST /_local/faults`; `lost` applies the call and cuts the connection before the answer. */
export interface FaultRequest {
  method: string;
  kind: FaultKind;
  /** For `error`: Slack's error code. */
  error?: string;
  /** How many calls it spoils; 1 if absent. */
  times?: number;
  /** For `429`, in seconds. */
  retryAfter?: number;
  /** For `slow`, in milliseconds. */
  ms?: number;
}

/** Answer of every action. `problem` is what Slack would tell the person; `ack` is what the app replied. */
export interface ActionAnswer {
  ok: true;
  ack?: Json;
  problem?: string;
}
export interface SuggestAnswer extends ActionAnswer {
  options?: Option[];
  option_groups?: OptionGroup[];
}
/** The request itself was wrong (no such person, view, button); status 400. */
export type Misuse = { ok: false; error: string };

export type TrafficKind =
  | 'web-api'
  | 'response-url'
  | 'command'
  | 'block_actions'
  | 'view_submission'
  | 'view_closed'
  | 'shortcut'
  | 'message_action'
  | 'block_suggestion'
  | 'event';

/** One recorded request. `in` reached Slack from the app, `out` went from Slack to the app. */
export interface TrafficEntry {
  n: number;
  /** Wall time in milliseconds. */
  at: number;
  direction: 'in' | 'out';
  kind: TrafficKind;
  title: string;
  request: Json;
  response: Json;
  /** HTTP status; 0 when there was no answer. */
  status: number;
  ms: number;
  problem?: string;
}

/** Data of `GET /_local/stream`. */
export type StreamEvent = { type: 'changed' } | { type: 'traffic'; entry: TrafficEntry };
