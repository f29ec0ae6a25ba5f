// App Home: what waits for the person first, then their products' boards. Data in, blocks out; far below 100 blocks.
import type { HomeView, KnownBlock } from '@slack/types';
import { runCommand } from '../../blocks/action-id.ts';
import { actions, button, context, divider, header, home, section } from '../../blocks/blocks.ts';
import { cutMrkdwn, raw } from '../../blocks/mrkdwn.ts';
import type { HomeLine } from '../feature.ts';
import type { HomeScreen, ProductOnHome } from './compose-home.ts';
import { en } from './messages.ts';

/** Slices keep their lines short; together they stay below what a view may hold whatever they say. */
const row = ({ text, button: act }: Pick<HomeLine, 'text' | 'button'>): KnownBlock =>
  section(raw(cutMrkdwn(text, 1_000)), act);

function productBlocks({ product, channelId, lines }: ProductOnHome): KnownBlock[] {
  const rows = lines.map(row);
  const act = (label: string, command: string) => button(label, runCommand(command, channelId));
  return [
    divider(),
    header(product.name),
    ...(product.vision ? [context(product.vision)] : []),
    ...(rows.length > 0 ? rows : [context(en.quiet)]),
    ...(channelId
      ? [
          actions([
            act(en.board, ''),
            act(en.add, 'add'),
            act(en.feedback, 'feedback'),
            act(en.decide, 'decide'),
            act(en.vote, 'vote'),
          ]),
        ]
      : []),
  ];
}

export function homeView(screen: HomeScreen): HomeView {
  const waiting = screen.waiting.map(row);
  return home([
    header(en.waiting),
    ...(waiting.length > 0 ? waiting : [section(en.nothingWaits)]),
    ...(screen.products.length > 0 ? screen.products.flatMap(productBlocks) : [divider(), section(en.noProducts)]),
    ...(screen.more > 0 ? [context(en.more(screen.more))] : []),
    divider(),
    context(en.help),
  ]);
}
