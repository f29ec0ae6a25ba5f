// Proves that a request comes from Slack: one HMAC with a key prepared once. It looks at nothing but the headers and
// the raw body.
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** How far a request's clock may be from ours, in either direction. */
const TOLERANCE_S = 300;

export interface SignedRequest {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
}

/** Prepared once per secret, so that a request costs one HMAC. */
export function signingKey(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret, 'utf8'));
}

export function sign(key: KeyObject, timestamp: string, body: Buffer | string): string {
  return `v0=${createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

/** True if the signature is right and its timestamp at most five minutes old or ahead. `nowMs` is wall time. */
export function isFromSlack(key: KeyObject, request: SignedRequest, nowMs: number): boolean {
  const { timestamp, signature, body } = request;
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > TOLERANCE_S) return false;
  const expected = Buffer.from(sign(key, timestamp, body));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
