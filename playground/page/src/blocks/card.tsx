// Cards and carousels of cards, drawn here because their buttons must act.
import { Element } from '../elements/element.tsx';
import type { CardBlock, CarouselBlock } from '../types.ts';
import { Mrkdwn } from './library.tsx';

export function Card({ block }: { block: CardBlock }) {
  const { title, subtitle, body, subtext, icon, hero_image: hero, actions = [] } = block;
  return (
    <article className="card">
      {hero && <img className="card-hero" src={hero.image_url} alt={hero.alt_text} />}
      <div className="card-head">
        {icon?.image_url && <img className="card-icon" src={icon.image_url} alt={icon.alt_text} />}
        <div>
          {title && (
            <div className="card-title">
              <Mrkdwn text={title} />
            </div>
          )}
          {subtitle && (
            <div className="card-soft">
              <Mrkdwn text={subtitle} />
            </div>
          )}
        </div>
      </div>
      {body && <Mrkdwn text={body} />}
      {subtext && (
        <div className="card-soft">
          <Mrkdwn text={subtext} />
        </div>
      )}
      {actions.length > 0 && (
        <div className="actions">
          {actions.map((element) => (
            <Element key={element.action_id} element={element} blockId={block.block_id} mode="action" />
          ))}
        </div>
      )}
    </article>
  );
}

export function Carousel({ block }: { block: CarouselBlock }) {
  return (
    <div className="carousel">
      {block.elements.map((card, index) => (
        <Card key={card.block_id ?? index} block={{ ...card, block_id: card.block_id ?? block.block_id }} />
      ))}
    </div>
  );
}
