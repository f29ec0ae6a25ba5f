// Draws a list of blocks: interactive ones with our own elements, the others through the library.
import { useState } from 'react';
import { Element } from '../elements/element.tsx';
import { Chevron } from '../icons.tsx';
import {
  isActions,
  isCard,
  isCarousel,
  isContainer,
  isDataTable,
  isImage,
  isInput,
  isSection,
  words,
} from '../model/blocks.ts';
import { emojify } from '../model/emoji.ts';
import type { ActionsBlock, Block, BlockElement, ContainerBlock, SectionBlock, TextObject } from '../types.ts';
import { Card, Carousel } from './card.tsx';
import { DataTable } from './data-table.tsx';
import { Image } from './image.tsx';
import { InputField } from './input-field.tsx';
import { LibraryBlockView, Mrkdwn } from './library.tsx';

/** Accessories that need the full width of the section, as in Slack. */
const WIDE = new Set(['checkboxes', 'radio_buttons']);

const LONG_TEXT = 700;

/** Slack folds long texts of sections unless they say `expand`. */
function Text({ text, expand }: { text: TextObject; expand: boolean }) {
  const long = !expand && text.text.length > LONG_TEXT;
  const [folded, setFolded] = useState(long);
  return (
    <div className={folded ? 'folded' : ''}>
      <Mrkdwn text={text} />
      {long && (
        <button type="button" className="link-button" onClick={() => setFolded(!folded)}>
          {folded ? 'See more' : 'See less'}
        </button>
      )}
    </div>
  );
}

function Section({ block }: { block: SectionBlock }) {
  const { text, fields, accessory } = block;
  return (
    <div className={`section ${accessory && WIDE.has(accessory.type) ? 'wide' : ''}`}>
      <div className="section-text">
        {text && <Text text={text} expand={block.expand === true} />}
        {fields && (
          <div className="fields">
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no identity
              <Mrkdwn key={index} text={field} />
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className="accessory">
          <Element element={accessory} blockId={block.block_id} mode="action" />
        </div>
      )}
    </div>
  );
}

function Elements({ elements, blockId }: { elements: BlockElement[]; blockId: string }) {
  return elements.map((element, index) => (
    <Element key={element.action_id || index} element={element} blockId={blockId} mode="action" />
  ));
}

function Actions({ block }: { block: ActionsBlock }) {
  return (
    <div className={`actions ${block.type}`}>
      <Elements elements={block.elements} blockId={block.block_id} />
    </div>
  );
}

function Container({ block }: { block: ContainerBlock }) {
  const [open, setOpen] = useState(block.default_collapsed !== true);
  const title = emojify(words(block.title));
  return (
    <section className="container-block" aria-label={title}>
      {block.is_collapsible ? (
        <button type="button" className="container-title" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Chevron />
          {title}
        </button>
      ) : (
        <div className="container-title">{title}</div>
      )}
      {block.subtitle && <div className="container-subtitle">{emojify(words(block.subtitle))}</div>}
      {open && <Blocks blocks={block.child_blocks} />}
    </section>
  );
}

function OneBlock({ block }: { block: Block }) {
  if (isSection(block)) return <Section block={block} />;
  if (isActions(block)) return <Actions block={block} />;
  if (isInput(block)) return <InputField block={block} />;
  if (isCard(block)) return <Card block={block} />;
  if (isCarousel(block)) return <Carousel block={block} />;
  if (isImage(block)) return <Image block={block} />;
  if (isContainer(block)) return <Container block={block} />;
  if (isDataTable(block)) return <DataTable block={block} />;
  return <LibraryBlockView block={block} />;
}

export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <div key={block.block_id || index} className={`block block-${block.type}`} data-block-id={block.block_id}>
          <OneBlock block={block} />
        </div>
      ))}
    </div>
  );
}
