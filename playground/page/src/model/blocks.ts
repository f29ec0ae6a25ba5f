// Tells blocks apart, and reads the plain text of one. Draws nothing.
import type {
  ActionsBlock,
  Block,
  CardBlock,
  CarouselBlock,
  ContainerBlock,
  DataTableBlock,
  ImageBlock,
  InputBlock,
  SectionBlock,
  TextObject,
} from '../types.ts';
import { fromRichText } from './rich-text.ts';

export const isSection = (block: Block): block is SectionBlock => block.type === 'section';
export const isInput = (block: Block): block is InputBlock => block.type === 'input';
export const isActions = (block: Block): block is ActionsBlock =>
  block.type === 'actions' || block.type === 'context_actions';
export const isCard = (block: Block): block is CardBlock => block.type === 'card';
export const isCarousel = (block: Block): block is CarouselBlock => block.type === 'carousel';
export const isImage = (block: Block): block is ImageBlock => block.type === 'image';
export const isContainer = (block: Block): block is ContainerBlock => block.type === 'container';
export const isDataTable = (block: Block): block is DataTableBlock => block.type === 'data_table';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The words of a text object or a bare string. */
export function words(text: string | TextObject | undefined): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}

const NESTED = ['title', 'subtitle', 'text', 'label', 'body', 'caption', 'fields', 'elements', 'rows', 'child_blocks'];

/** All the words found in a block, one per line: what is shown when nothing can draw it. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plainText).filter(Boolean).join('\n');
  if (!isRecord(value)) return '';
  if (value.type === 'rich_text') return fromRichText(value);
  return NESTED.map((key) => plainText(value[key]))
    .filter(Boolean)
    .join('\n');
}
