// How help looks: a short list in groups, or one topic at length.
import type { KnownBlock } from '@slack/types';
import { runCommand } from '../../blocks/action-id.ts';
import { actions, button, context, divider, header, section } from '../../blocks/blocks.ts';
import { joinMd, md } from '../../blocks/mrkdwn.ts';
import type { Content } from '../../outbox/outbox.ts';
import type { CommandRoute } from '../../slack/routes.ts';
import { en } from './messages.ts';
import type { HelpGroup } from './model.ts';

export function helpMessage(groups: readonly HelpGroup[], opening?: string): Content {
  const lists = groups.map(({ title, commands }) => section(joinMd([md`*${title}*`, ...commands.map(line)])));
  return {
    text: [opening, en.title, ...groups.flatMap(({ commands }) => commands.map(spoken)), en.refs]
      .filter(Boolean)
      .join('\n'),
    blocks: [
      ...(opening ? [section(opening)] : [header(en.title)]),
      context(en.intro),
      ...lists,
      divider(),
      context([en.refs, en.threads, en.more].join(' ')),
    ],
  };
}

export function topicMessage(commands: readonly CommandRoute[]): Content {
  return {
    text: commands.map((command) => [spoken(command), command.help].filter(Boolean).join(' ')).join('\n'),
    blocks: commands.slice(0, 10).flatMap(topic),
  };
}

function topic(command: CommandRoute): KnownBlock[] {
  const [name, ...aliases] = command.words;
  const usage = command.usage ? en.usage(`${typedAs(name)} ${command.usage}`) : '';
  const notes = [usage, en.example(command.example), aliases.length > 0 ? en.also(aliases.join(', ')) : ''];
  return [
    section(md`*${typedAs(name)}*  ${sentence(command.summary)}`),
    ...(command.help ? [section(command.help)] : []),
    context(notes.filter(Boolean).join('   ')),
    actions([button(en.tryIt, runCommand(name), { label: `${en.tryIt}: ${typedAs(name)}` })]),
  ];
}

const line = ({ example, summary }: CommandRoute) => md`\`${example}\`  ${sentence(summary)}`;
const spoken = ({ example, summary }: CommandRoute): string => `${example}: ${sentence(summary)}`;
const typedAs = (word: string): string => `/roadmap ${word}`.trim();
const sentence = (summary: string): string => summary.charAt(0).toUpperCase() + summary.slice(1);
