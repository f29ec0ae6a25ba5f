// The ids Slack adds to blocks and elements whose author left them out.
import { randomBytes } from 'node:crypto';
import { interactive } from './block-walk.ts';
import { isObject, stringAt } from './json.ts';
import type { Block, Json, JsonObject } from './protocol.ts';

/** Blocks as Slack stores them: each has a `block_id`, each interactive element an `action_id`. */
export function withIds(blocks: readonly Json[]): Block[] {
  return blocks.filter(isObject).map((block) => {
    const parts = Object.entries(block).map(([key, value]) => [key, partWithIds(block, key, value)] as const);
    const given = stringAt(block, 'block_id');
    return { ...Object.fromEntries(parts), type: stringAt(block, 'type'), block_id: given || shortId() };
  });
}

function partWithIds(block: JsonObject, key: string, value: Json | undefined): Json | undefined {
  const holdsBlocks = key === 'child_blocks' || (key === 'elements' && block.type === 'carousel');
  if (Array.isArray(value)) return holdsBlocks ? withIds(value) : value.map((one) => withActionId(one));
  return isObject(value) ? withActionId(value) : value;
}

function withActionId(value: Json): Json {
  if (!isObject(value) || !interactive.has(stringAt(value, 'type')) || stringAt(value, 'action_id')) return value;
  return { ...value, action_id: shortId() };
}

function shortId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
