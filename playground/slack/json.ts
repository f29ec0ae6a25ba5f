// Reading JSON whose shape is not known yet, without casts. It holds no knowledge of Slack.
import type { Json, JsonObject } from './protocol.ts';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJson(value: unknown): value is Json {
  return value === null || ['boolean', 'number', 'string', 'object'].includes(typeof value);
}

/** `undefined` when it is not JSON. */
export function parseJson(source: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A copy that shares nothing with the original, and has no undefined in it. */
export function copyOf<T>(value: T): T {
  return structuredClone(value);
}

export function stringAt(source: JsonObject, key: string): string {
  const value = source[key];
  return typeof value === 'string' ? value : '';
}

export function objectAt(source: JsonObject, key: string): JsonObject {
  const value = source[key];
  return isObject(value) ? value : {};
}

export function listAt(source: JsonObject, key: string): Json[] {
  const value = source[key];
  return Array.isArray(value) ? value : [];
}

export function objectsAt(source: JsonObject, key: string): JsonObject[] {
  return listAt(source, key).filter(isObject);
}

/** Slack takes booleans as `true`, `"true"`, `1` and `"1"`. */
export function flagAt(source: JsonObject, key: string): boolean {
  return [true, 'true', 1, '1'].some((yes) => source[key] === yes);
}

export function numberAt(source: JsonObject, key: string): number | undefined {
  const value = source[key];
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** The text of a text object, or of a bare string. */
export function wordsAt(source: JsonObject, key: string): string {
  const value = source[key];
  return isObject(value) ? stringAt(value, 'text') : stringAt(source, key);
}
