import { describe, expect, test } from 'vitest';
import { type AccessFacts, isAllowed, type Permission, type Role, roleIn } from './permission.ts';

const table: Record<Permission, readonly Role[]> = {
  'product.read': ['viewer', 'contributor', 'lead'],
  'digest.preview': ['viewer', 'contributor', 'lead'],
  'product.create': ['contributor', 'lead'],
  'item.add': ['contributor', 'lead'],
  'item.edit-own': ['contributor', 'lead'],
  'feedback.give': ['contributor', 'lead'],
  'feedback.triage': ['contributor', 'lead'],
  'decision.log': ['contributor', 'lead'],
  'decision.voice': ['contributor', 'lead'],
  'vote.start': ['contributor', 'lead'],
  'vote.cast': ['contributor', 'lead'],
  'product.edit': ['lead'],
  'item.edit': ['lead'],
  'decision.edit': ['lead'],
  'vote.manage': ['lead'],
  'digest.manage': ['lead'],
};

describe('what a role may do', () => {
  test.each(Object.entries(table) as [Permission, readonly Role[]][])('%s: %j', (permission, allowed) => {
    const roles: Role[] = ['none', 'viewer', 'contributor', 'lead'];
    expect(roles.filter((role) => isAllowed(role, permission))).toEqual(allowed);
  });
});

describe("a person's role", () => {
  const open: AccessFacts = { standing: 'member', isPrivate: false, inItsChannels: false, allowsGuests: false };
  const cases: [string, Partial<AccessFacts>, Role][] = [
    ['a member contributes to an open product', {}, 'contributor'],
    ['a member whom a lead made viewer views', { ownRole: 'viewer' }, 'viewer'],
    ['a member whom a lead made lead leads', { ownRole: 'lead' }, 'lead'],
    ['a member whom a lead shut out is out', { ownRole: 'none' }, 'none'],
    ['a private product does not exist outside its channels', { isPrivate: true }, 'none'],
    ['not even for who was lead there', { isPrivate: true, ownRole: 'lead' }, 'none'],
    ['in its channels a private product is open', { isPrivate: true, inItsChannels: true }, 'contributor'],
    ['an admin leads everything', { standing: 'admin', isPrivate: true }, 'lead'],
    ['an admin is not made less', { standing: 'admin', ownRole: 'viewer' }, 'lead'],
    ['a guest is out', { standing: 'guest', inItsChannels: true }, 'none'],
    [
      'a guest views where guests are allowed',
      { standing: 'guest', inItsChannels: true, allowsGuests: true },
      'viewer',
    ],
    ['but only in its channels', { standing: 'guest', allowsGuests: true, ownRole: 'lead' }, 'none'],
    [
      'a guest may be given more',
      { standing: 'guest', inItsChannels: true, allowsGuests: true, ownRole: 'contributor' },
      'contributor',
    ],
    [
      'another organisation is out',
      { standing: 'external', inItsChannels: true, allowsGuests: true, ownRole: 'lead' },
      'none',
    ],
  ];
  test.each(cases)('%s', (_rule, facts, role) => {
    expect(roleIn({ ...open, ...facts })).toBe(role);
  });
});
