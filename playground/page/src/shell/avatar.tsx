// Pictures of people, the app and channels, drawn from names and colours: no image is loaded.
import type { LocalChannel, LocalPerson } from '../../../slack/protocol.ts';
import { Hash, Lock } from '../icons.tsx';

function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  return ((parts[0]?.[0] ?? '?') + (parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

function Plumb() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d="M9 6h14M16 6v11" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" />
      <path d="M16 27l-5-9h10z" fill="#ecb22e" />
    </svg>
  );
}

export type AvatarSize = 'tiny' | 'small' | 'normal' | 'large';

export function Avatar({ person, size = 'normal' }: { person: LocalPerson | undefined; size?: AvatarSize }) {
  const style = person?.is_bot ? undefined : { background: person?.color ?? '#616061' };
  return (
    <span className={`avatar ${size} ${person?.is_bot ? 'app' : ''}`} style={style} aria-hidden="true">
      {person?.is_bot ? <Plumb /> : initials(person?.real_name ?? '?')}
    </span>
  );
}

export function SlackbotAvatar() {
  return (
    <span className="avatar normal slackbot" aria-hidden="true">
      ♥
    </span>
  );
}

export function ChannelSign({ channel }: { channel: LocalChannel }) {
  return (
    <span className="sign" aria-hidden="true">
      {channel.is_private ? <Lock /> : <Hash />}
    </span>
  );
}
