// Who may do what, as one table. Pure: the products slice finds the role, this page decides.
import type { Standing } from './ctx.ts';

export type Role = 'lead' | 'contributor' | 'viewer' | 'none';

export type Permission =
  | 'product.read'
  | 'product.edit'
  | 'product.create'
  | 'item.add'
  | 'item.edit-own'
  | 'item.edit'
  | 'feedback.give'
  | 'feedback.triage'
  | 'decision.log'
  | 'decision.edit'
  | 'decision.voice'
  | 'vote.start'
  | 'vote.cast'
  | 'vote.manage'
  | 'digest.preview'
  | 'digest.manage';

const viewer: readonly Permission[] = ['product.read', 'digest.preview'];
const contributor: readonly Permission[] = [
  ...viewer,
  'product.create',
  'item.add',
  'item.edit-own',
  'feedback.give',
  'feedback.triage',
  'decision.log',
  'decision.voice',
  'vote.start',
  'vote.cast',
];
const lead: readonly Permission[] = [
  ...contributor,
  'product.edit',
  'item.edit',
  'decision.edit',
  'vote.manage',
  'digest.manage',
];

const granted: Record<Role, ReadonlySet<Permission>> = {
  none: new Set(),
  viewer: new Set(viewer),
  contributor: new Set(contributor),
  lead: new Set(lead),
};

export function isAllowed(role: Role, permission: Permission): boolean {
  return granted[role].has(permission);
}

/** What a product tells about its access; `ownRole` is the role a lead gave this person, if any. */
export interface AccessFacts {
  readonly standing: Standing;
  readonly isPrivate: boolean;
  readonly inItsChannels: boolean;
  readonly allowsGuests: boolean;
  readonly ownRole?: Role;
}

/** Admins lead everything; a private product exists only for the members of its channels; guests only where allowed. */
export function roleIn(facts: AccessFacts): Role {
  if (facts.standing === 'admin') return 'lead';
  if (facts.standing === 'external') return 'none';
  if (facts.isPrivate && !facts.inItsChannels) return 'none';
  if (facts.standing === 'guest' && !(facts.allowsGuests && facts.inItsChannels)) return 'none';
  return facts.ownRole ?? (facts.standing === 'guest' ? 'viewer' : 'contributor');
}
