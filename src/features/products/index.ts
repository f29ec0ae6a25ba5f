// Products: what other slices may use.
import type { Feature } from '../feature.ts';
import { productActions, productCommands, productSubmits } from './slack.ts';

export {
  channelsOf,
  leadsOf,
  mayBeToldIn,
  membersOf,
  permit,
  productOfChannel,
  roleOf,
  visibleProducts,
} from './access.ts';
export { createProduct } from './create-product.ts';
export type { Product } from './model.ts';
export { readWhichProduct, type Whereabouts, whereabouts, whichProduct, withProduct } from './slack-product.ts';
export { functionField } from './views.ts';

export const products: Feature = {
  name: 'products',
  dependsOn: ['settings'],
  scopes: ['users:read', 'channels:read', 'groups:read', 'im:write'],
  commands: productCommands,
  actions: productActions,
  submits: productSubmits,
};
