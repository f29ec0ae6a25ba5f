// A product: what a team is responsible for, and what its name and people may look like. Pure.
import type { Standing } from '../../kernel/ctx.ts';
import type { ProductId, UserId } from '../../kernel/ids.ts';
import { type Permission, type Role, roleIn } from '../../kernel/permission.ts';

export interface Product {
  readonly id: ProductId;
  readonly name: string;
  readonly vision: string;
  readonly isPrivate: boolean;
  readonly allowsGuests: boolean;
  readonly version: number;
}

/** A product with what decides about one person's access to it. */
export interface ProductAccess {
  readonly product: Product;
  readonly inItsChannels: boolean;
  readonly ownRole: Exclude<Role, 'none'> | null;
}

export function roleFor(access: ProductAccess, standing: Standing): Role {
  return roleIn({
    standing,
    isPrivate: access.product.isPrivate,
    allowsGuests: access.product.allowsGuests,
    inItsChannels: access.inItsChannels,
    ...(access.ownRole ? { ownRole: access.ownRole } : {}),
  });
}

export interface ProductInput {
  readonly name: string;
  readonly vision: string;
  readonly leads: readonly UserId[];
  readonly isPrivate: boolean;
  readonly allowsGuests: boolean;
}

export const limits = { name: 60, vision: 500, leads: 10, channels: 50 } as const;

/** What a person would have needed, in words for the refusal. */
export const deed: Record<Permission, string> = {
  'product.read': 'see this product',
  'product.edit': 'change this product’s settings',
  'product.create': 'create a product',
  'item.add': 'add to this roadmap',
  'item.edit-own': 'change this item',
  'item.edit': 'change items of others',
  'feedback.give': 'give feedback here',
  'feedback.triage': 'sort this product’s feedback',
  'decision.log': 'log decisions here',
  'decision.edit': 'change decisions of others',
  'decision.voice': 'say where you stand on this decision',
  'vote.start': 'start votes here',
  'vote.cast': 'vote here',
  'vote.manage': 'manage votes of others',
  'digest.preview': 'see this digest',
  'digest.manage': 'schedule or post digests',
};
