// The app manifest, derived from what the slices declare, so that it can never lag behind them.
import { stringify } from 'yaml';
import type { Feature } from './features/feature.ts';
import { ownEventTypes, ownScopes } from './slack/directory-events.ts';

export interface ManifestOptions {
  /** `/roadmap`, or what PLUMBLINE_COMMAND says. */
  readonly command: string;
  /** `https://…` for HTTP mode; absent for Socket Mode. */
  readonly url?: string;
}

/** The sender looks for a message whose answer was lost before it sends it again. */
const SENDER_SCOPES = ['channels:history', 'groups:history', 'im:history'];

/** Scopes of the edge, the sender and all slices, sorted, each once. */
export function scopesOf(features: readonly Feature[]): readonly string[] {
  return [...new Set([...ownScopes, ...SENDER_SCOPES, ...features.flatMap((feature) => feature.scopes ?? [])])].sort();
}

/** Events of the edge and all slices, sorted, each once. */
export function eventsOf(features: readonly Feature[]): readonly string[] {
  const heard = features.flatMap((feature) => (feature.events ?? []).map((event) => event.type));
  return [...new Set([...ownEventTypes, ...heard])].sort();
}

export function manifestOf(features: readonly Feature[], { command, url }: ManifestOptions) {
  const endpoint = url === undefined ? undefined : `${url.replace(/\/+$/, '')}/slack/events`;
  const shortcuts = features.flatMap((feature) => feature.shortcuts ?? []);
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Plumbline',
      description: 'Roadmap, feedback, votes, decisions and digests that keep a product team aligned.',
      background_color: '#1f2d5a',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'plumbline', always_online: true },
      shortcuts: shortcuts.map(({ name, type, callback, description }) => ({
        name,
        type,
        callback_id: callback,
        description,
      })),
      slash_commands: [
        {
          command,
          description: 'Roadmap, feedback, votes, decisions, digests',
          usage_hint: '[help | add | feedback | vote | decide | why R-1 | digest]',
          should_escape: true,
          ...(endpoint ? { url: endpoint } : {}),
        },
      ],
    },
    oauth_config: { scopes: { bot: [...scopesOf(features)] } },
    settings: {
      event_subscriptions: { ...(endpoint ? { request_url: endpoint } : {}), bot_events: [...eventsOf(features)] },
      interactivity: {
        is_enabled: true,
        ...(endpoint ? { request_url: endpoint, message_menu_options_url: endpoint } : {}),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: endpoint === undefined,
      token_rotation_enabled: false,
    },
  };
}

const HEADER = '# Made by `npm run plumbline -- manifest`; a test keeps it equal to what the slices declare.\n';

export function manifestYaml(features: readonly Feature[], options: ManifestOptions): string {
  return HEADER + stringify(manifestOf(features, options), { lineWidth: 120 });
}
