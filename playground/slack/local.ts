// The parts that make up one local Slack, handed to every function that answers a request or plays a person. Several
// can live in one process; nothing here is shared between them.
import type { Activity } from './activity.ts';
import type { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import type { Emulator } from './emulator.ts';
import type { Faults } from './faults.ts';
import type { MessageLog } from './message-log.ts';
import type { Json, LocalCommand, LocalShortcut, TrafficKind } from './protocol.ts';
import type { ResponseUrls } from './response-urls.ts';
import { app } from './seed-workspace.ts';
import type { Traffic } from './traffic.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './views.ts';

/** One request to the app; sending it again is a redelivery. */
export interface Delivered {
  kind: TrafficKind;
  title: string;
  /** Readable form for the inspector. */
  shown: Json;
  body: string;
  contentType: 'application/json' | 'application/x-www-form-urlencoded';
}

export interface Local {
  readonly url: string;
  /** Where the app listens; empty until it is known. */
  appUrl: string;
  /** How long Slack waits for the app. */
  readonly patienceMs: number;
  readonly scopes: readonly string[];
  readonly commands: readonly LocalCommand[];
  readonly shortcuts: readonly LocalShortcut[];
  /** Event types the app is subscribed to. */
  readonly events: ReadonlySet<string>;
  readonly directory: Directory;
  readonly emulator: Emulator;
  readonly log: MessageLog;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly faults: Faults;
  readonly traffic: Traffic;
  readonly activity: Activity;
  readonly clock: Clock;
  /** What was last sent to the app on behalf of a person; `''` holds the last of all. */
  readonly lastDelivered: Map<string, Delivered>;
  /** Aborted when the stand-in closes: ends waiting retries. */
  readonly closing: AbortSignal;
}

/** The request is one no person could make: an unknown user, a view that is not open, a button that is not there. */
export class MisuseError extends Error {
  override readonly name = 'MisuseError';
}

/** The direct message between a person and the app; it comes to be when first needed. */
export async function directMessageWith(local: Local, userId: string): Promise<string> {
  const known = local.directory.directMessageOf(userId);
  if (known) return known.id;
  const id = await local.emulator.openDirectMessage(userId);
  const kind = { is_private: true, is_im: true, is_mpim: false, is_archived: false, is_ext_shared: false };
  const members = [userId, app.userId];
  local.directory.addChannel({ id, name: 'directmessage', topic: '', ...kind, members });
  return id;
}
