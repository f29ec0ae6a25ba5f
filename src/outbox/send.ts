// One message's content to Slack: the rich version, and where Slack refuses its blocks the plain one, then the text.
import { asSent } from '../blocks/mrkdwn.ts';
import { MAX_TEXT } from './limits.ts';
import type { Content } from './outbox.ts';
import type { CallResult, Wording } from './slack-poster.ts';

const BLOCK_ERRORS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'too_many_blocks',
]);

export interface BlockRefusal {
  readonly error: string;
  readonly pointer: string | undefined;
}

/** Tries the versions of `content` in turn; `onRefused` hears of each refusal of blocks, never of their text. */
export async function sendContent<Value>(
  content: Content,
  call: (wording: Wording) => Promise<CallResult<Value>>,
  onRefused: (refusal: BlockRefusal) => void,
): Promise<CallResult<Value>> {
  const [rich, ...plainer] = versionsOf(content);
  let result = await call(rich);
  for (const wording of plainer) {
    if (result.kind !== 'refused' || !isAboutBlocks(result.error, result.pointer)) return result;
    onRefused({ error: result.error, pointer: result.pointer });
    result = await call(wording);
  }
  return result;
}

function versionsOf(content: Content): readonly [Wording, ...Wording[]] {
  const text = asSent(content.text, MAX_TEXT);
  const bare = { text, blocks: [] };
  const plain = content.plain && content.plain.length > 0 ? [{ text, blocks: content.plain }] : [];
  if (content.blocks.length === 0) return [bare];
  return [{ text, blocks: content.blocks }, ...plain, bare];
}

function isAboutBlocks(error: string, pointer: string | undefined): boolean {
  return BLOCK_ERRORS.has(error) || (error === 'invalid_arguments' && pointer?.includes('/blocks') === true);
}
