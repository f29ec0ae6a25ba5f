// An image block. Files of this workspace come from the local Slack without a token.
import { useState } from 'react';
import { Chevron } from '../icons.tsx';
import { words } from '../model/blocks.ts';
import { emojify } from '../model/emoji.ts';
import { usePage } from '../page.ts';
import type { ImageBlock } from '../types.ts';

/** Slack's private file addresses want the app's token; the local Slack has an open twin for this page. */
function openAddress(url: string): string {
  return url.replace(/^https?:\/\/[^/]+(?=\/files-pri\/)/, '').replace('/files-pri/', '/files/');
}

function useSource({ image_url: url, slack_file: file }: ImageBlock): string | undefined {
  const { state } = usePage();
  const address = url ?? file?.url;
  if (address) return openAddress(address);
  const files = Object.values(state.messages).flatMap((list) => list.flatMap((message) => message.files));
  return files.find((known) => known.id === file?.id)?.url;
}

export function Image({ block }: { block: ImageBlock }) {
  const source = useSource(block);
  const [open, setOpen] = useState(true);
  const [broken, setBroken] = useState<string>();
  const title = emojify(words(block.title));
  return (
    <figure className="image-block">
      {title && (
        <figcaption>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {title} <Chevron />
          </button>
        </figcaption>
      )}
      {open && source && broken !== source && (
        <img src={source} alt={block.alt_text} onError={() => setBroken(source)} />
      )}
      {open && (!source || broken === source) && <div className="image-missing">{block.alt_text}</div>}
    </figure>
  );
}
