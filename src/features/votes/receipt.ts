// The secret behind an anonymous ballot: made here, shown to its voter, stored nowhere. What is stored is the ballot's
// key, from which neither the secret nor the person can be found. Not through ctx.random: whoever holds the database
// sees ids made by that generator, and must not be able to work out what else it made.
import { createHash, randomBytes } from 'node:crypto';
import type { VoteId } from '../../kernel/ids.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;

/** 130 random bits, 26 characters that survive being read aloud. */
export function newSecret(): string {
  return Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % 32]).join('');
}

/** The ballot's key. The vote is hashed in, so that one secret never shows the same person in two votes. */
export function ballotKey(secret: string, voteId: VoteId): string {
  return createHash('sha256').update(`${secret}:${voteId}`).digest('hex');
}
