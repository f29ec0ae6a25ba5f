// The bodies `/_local/*` accepts, parsed.
import { z } from 'zod';
import { isElementState } from './input-state.ts';
import { isObject } from './json.ts';
import type {
  ClickRequest,
  ClockRequest,
  CloseRequest,
  CommandRequest,
  Container,
  ElementState,
  FaultRequest,
  HomeRequest,
  InputValues,
  MessageRequest,
  ReactRequest,
  ReadRequest,
  ResetRequest,
  ShortcutRequest,
  SubmitRequest,
  SuggestRequest,
} from './protocol.ts';

const id = z.string().min(1);
const maybeText = z.string().exactOptional();
const maybeNumber = z.number().exactOptional();
const maybeFlag = z.boolean().exactOptional();

const state = z.custom<ElementState>(isElementState, 'expected the state of an element');
const values = z.custom<InputValues>(isValues, 'expected block_id -> action_id -> state');

const container: z.ZodType<Container> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channel: id, ts: id }),
  z.object({ kind: z.literal('ephemeral'), id }),
  z.object({ kind: z.literal('view'), viewId: id }),
]);

export const commandRequest: z.ZodType<CommandRequest> = z.object({ user: id, channel: id, text: z.string() });
export const messageRequest: z.ZodType<MessageRequest> = z.object({
  ...{ user: id, channel: id, text: z.string().min(1) },
  thread_ts: maybeText,
});
export const reactRequest: z.ZodType<ReactRequest> = z.object({
  ...{ user: id, channel: id, ts: id, name: id },
  remove: maybeFlag,
});
export const clickRequest: z.ZodType<ClickRequest> = z.object({
  ...{ user: id, container, block_id: id, action_id: id },
  value: state,
  values: values.exactOptional(),
});
export const submitRequest: z.ZodType<SubmitRequest> = z.object({ user: id, viewId: id, values });
export const closeRequest: z.ZodType<CloseRequest> = z.object({ user: id, viewId: id, all: maybeFlag });
export const suggestRequest: z.ZodType<SuggestRequest> = z.object({
  ...{ user: id, container, block_id: id, action_id: id },
  query: z.string(),
});
export const shortcutRequest: z.ZodType<ShortcutRequest> = z.object({
  ...{ user: id, callback_id: id },
  channel: maybeText,
  ts: maybeText,
});
export const homeRequest: z.ZodType<HomeRequest> = z.object({ user: id });
export const readRequest: z.ZodType<ReadRequest> = z.object({ user: id, channel: id });
export const clockRequest: z.ZodType<ClockRequest> = z.object({
  now: z.union([z.number(), z.string()]).exactOptional(),
  advanceMs: maybeNumber,
  jumpTo: maybeText,
  tz: maybeText,
});
export const resetRequest: z.ZodType<ResetRequest> = z.object({ seed: maybeFlag });
export const faultRequest: z.ZodType<FaultRequest> = z.object({
  method: id,
  kind: z.enum(['429', '500', 'lost', 'slow', 'garbage', 'error']),
  error: maybeText,
  times: maybeNumber,
  retryAfter: maybeNumber,
  ms: maybeNumber,
});

function isValues(value: unknown): value is InputValues {
  return isObject(value) && Object.values(value).every(isStates);
}

function isStates(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isElementState);
}
