// How much a message may say in all: the first blocks that fit, for screens whose length depends on people's words.
import { MESSAGE_CHARACTERS } from './limits.ts';
import { objectsIn, textLength } from './limits-check.ts';

export interface Fitted<Block> {
  readonly blocks: readonly Block[];
  /** Blocks left out. */
  readonly left: number;
}

/** The blocks from the top that together stay within `keep` characters less than Slack takes, at most `most` of them. */
export function fitMessage<Block>(blocks: readonly Block[], { most = 50, keep = 0 } = {}): Fitted<Block> {
  let spent = 0;
  const fitting = blocks.slice(0, most).findIndex((block) => {
    spent += textLength(objectsIn([block]));
    return spent > MESSAGE_CHARACTERS - keep;
  });
  const shown = blocks.slice(0, fitting < 0 ? most : fitting);
  return { blocks: shown, left: blocks.length - shown.length };
}
