// The slices, in the order of their dependencies, and the registry through which cross-cutting screens read them.
import { decisions } from './decisions/index.ts';
import { digests } from './digests/index.ts';
import type { Feature, Registry } from './feature.ts';
import { feedback } from './feedback/index.ts';
import { help } from './help/index.ts';
import { home } from './home/index.ts';
import { products } from './products/index.ts';
import { roadmap } from './roadmap/index.ts';
import { settings } from './settings/index.ts';
import { votes } from './votes/index.ts';
import { why } from './why/index.ts';

/** A fresh list: slices that read contributions get a registry that is complete once this returns. */
export function features(): readonly Feature[] {
  const list: Feature[] = [];
  const registry: Registry = { features: list };
  list.push(
    settings,
    products,
    votes(registry),
    roadmap(registry),
    feedback,
    decisions,
    digests(registry),
    why(registry),
    home(registry),
    help(registry),
  );
  return list;
}
