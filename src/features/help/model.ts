// Which commands the help shows, in which order and groups. Pure.
import { comparable } from '../../kernel/text.ts';
import type { CommandRoute } from '../../slack/routes.ts';
import type { Feature } from '../feature.ts';
import { en } from './messages.ts';

export interface HelpGroup {
  readonly title: string;
  readonly commands: readonly CommandRoute[];
}

/** In the order of the titles above, then whatever else declares commands. Help itself is not listed. */
export function groupsOf(features: readonly Feature[]): readonly HelpGroup[] {
  const titles = [...new Set(Object.values(en.groups)), en.other];
  const titled = features
    .filter(({ name }) => name !== 'help')
    .flatMap(({ name, commands = [] }) => commands.map((command) => ({ title: en.groups[name] ?? en.other, command })));
  return titles
    .map((title) => ({ title, commands: titled.filter((each) => each.title === title).map(({ command }) => command) }))
    .filter(({ commands }) => commands.length > 0);
}

/** The commands of a topic: that very word, or all that begin with it (`digest` and `digest now`). */
export function findTopic(features: readonly Feature[], topic: string): readonly CommandRoute[] {
  const wanted = comparable(topic).replace(/^[/-]+/, '');
  const commands = features.flatMap((feature) => feature.commands ?? []);
  const names = (route: CommandRoute): string[] => route.words.map(comparable).filter((word) => word !== '');
  const exact = commands.filter((route) => names(route).includes(wanted));
  const wider = commands.filter((route) => names(route).some((word) => word.startsWith(`${wanted} `)));
  return [...new Set([...exact, ...wider])];
}
