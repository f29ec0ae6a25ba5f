// The search for items behind another slice's form: by ref or words, within the form's product where it names one.
import { z } from 'zod';
import { refOption } from '../../blocks/blocks.ts';
import type { OptionsRoute } from '../../slack/routes.ts';
import { idSchema } from '../../slack/schemas.ts';
import { searchItems } from './find-items.ts';

const ofProduct = z.object({ p: idSchema('product') });

/** Answers the select with action id `id`; the form keeps its product as `p` in its metadata. At most 50 items. */
export const itemSearch = (id: string): OptionsRoute => ({
  id,
  async run({ ctx, query, meta }) {
    const about = ofProduct.safeParse(meta);
    const productId = about.success ? about.data.p : undefined;
    return (await searchItems(ctx.db.read, ctx, { productId, query, limit: 50 })).map(refOption);
  },
});
