// Turns the raw body of a verified request into the one thing the app works with: a JSON object. It never throws.

export type Body = Readonly<Record<string, unknown>>;
export type ParsedBody =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly status: 400 | 415 };

/** JSON, or a form whose `payload` is JSON, or a plain form (slash commands); anything but an object is refused. */
export function parseBody(contentType: string | undefined, raw: Buffer): ParsedBody {
  const mediaType = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') return objectFrom(raw.toString('utf8'));
  if (mediaType !== 'application/x-www-form-urlencoded') return { ok: false, status: 415 };
  const form = new URLSearchParams(raw.toString('utf8'));
  const payload = form.get('payload');
  return payload === null ? { ok: true, body: Object.fromEntries(form) } : objectFrom(payload);
}

/** Slack's certificate check of distributed apps comes unsigned and wants nothing but a 200. */
export function isSslCheck(contentType: string | undefined, raw: Buffer): boolean {
  const isForm = (contentType ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded');
  return isForm && raw.length < 4096 && new URLSearchParams(raw.toString('utf8')).get('ssl_check') === '1';
}

function objectFrom(text: string): ParsedBody {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { ok: true, body: value } : { ok: false, status: 400 };
  } catch {
    return { ok: false, status: 400 };
  }
}

export function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
