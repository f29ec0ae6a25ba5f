// The chain behind a ref on one screen, with buttons to go deeper. Data in, blocks out.
import type { KnownBlock } from '@slack/types';
import { actionId, runCommand } from '../../blocks/action-id.ts';
import { actions, button, confirm, context, divider, header, section } from '../../blocks/blocks.ts';
import { MESSAGE_CHARACTERS } from '../../blocks/limits.ts';
import { cutMrkdwn, joinMd, md, raw } from '../../blocks/mrkdwn.ts';
import { formatRef } from '../../kernel/refs.ts';
import { truncate } from '../../kernel/text.ts';
import type { Content } from '../../outbox/outbox.ts';
import type { Chain } from './explain-item.ts';
import { en } from './messages.ts';

export const routes = { share: 'why.share.v1' } as const;

/** What the header, the refs and the buttons of one chain take at most. */
const AROUND = 1_500;

/** `room`: how many characters the part may take. */
function partBlock(part: Chain['parts'][number], room: number): KnownBlock {
  return section(raw(cutMrkdwn(joinMd([md`*${part.title}*`, ...part.lines.slice(0, 12)]), Math.min(room, 3_000))));
}

function gaps(chain: Chain): KnownBlock[] {
  const orders = new Set(chain.parts.map((part) => part.order));
  const missing = [...(orders.has(30) ? [] : [en.missing.decision]), ...(orders.has(50) ? [] : [en.missing.evidence])];
  return missing.length > 0 ? [context(missing.join(' '))] : [];
}

function depth(chain: Chain): KnownBlock[] {
  const refs = chain.parts.flatMap((part) => part.refs ?? []).map((ref) => formatRef(ref.kind, ref.number));
  const unique = [chain.item.ref, ...refs.filter((ref) => ref !== chain.item.ref)];
  return [actions([...new Set(unique)].slice(0, 12).map((ref) => button(ref, runCommand(ref))))];
}

/** One chain: what the channel sees when it is shared. `room`: how many characters it may take in all. */
export function chainMessage(chain: Chain, room = MESSAGE_CHARACTERS): Content {
  const title = en.title(chain.item.ref, truncate(chain.item.title, 120));
  const parts = chain.parts.slice(0, 12);
  const each = Math.floor((room - AROUND) / Math.max(1, parts.length));
  const body = parts.length > 0 ? parts.map((part) => partBlock(part, each)) : [section(en.thin)];
  const said = chain.parts.map((part) => md`${part.title}: ${joinMd(part.lines, ' ')}`);
  return {
    text: md`${title}. ${said.length > 0 ? joinMd(said, ' ') : en.thin}`,
    blocks: [header(title), ...body, ...gaps(chain), ...depth(chain)],
  };
}

/** For one reader: one chain in full with its buttons, or several in short. */
export function whyScreen(chains: readonly Chain[], canShare: boolean): Content {
  const shown = chains.slice(0, 5);
  const messages = shown.map((chain) => chainMessage(chain, Math.floor(MESSAGE_CHARACTERS / shown.length)));
  const share = (chain: Chain): KnownBlock[] => {
    const asks = { confirm: confirm(en.shareConfirm) };
    const own = canShare ? [button(en.share, actionId(routes.share, { i: chain.item.id }), asks)] : [];
    const all = [...own, ...chain.buttons.slice(0, 10)];
    return all.length > 0 ? [actions(all)] : [];
  };
  const perChain = Math.floor(45 / Math.max(1, messages.length)) - 2;
  const blocks = messages.flatMap((message, i) => {
    const chain = chains[i];
    return [...message.blocks.slice(0, perChain), ...(chain ? share(chain) : []), divider()];
  });
  return {
    text: joinMd(messages.map(({ text }) => md`${text}`)),
    blocks: blocks.slice(0, -1),
  };
}
