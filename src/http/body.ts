// Reads a request's body up to a limit. It does not look inside.
import type { IncomingMessage } from 'node:http';

export type BodyResult =
  | { readonly ok: true; readonly body: Buffer }
  | { readonly ok: false; readonly why: 'too_large' | 'cut_off' };

/** The whole body, or why not. What is over `maxBytes` is refused on its announcement, before it is read. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<BodyResult> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes)
    return Promise.resolve({ ok: false, why: 'too_large' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) resolve({ ok: false, why: 'too_large' });
      else chunks.push(chunk);
    });
    request.on('end', () => resolve({ ok: true, body: Buffer.concat(chunks) }));
    request.on('error', () => resolve({ ok: false, why: 'cut_off' }));
    request.on('aborted', () => resolve({ ok: false, why: 'cut_off' }));
    request.on('close', () => resolve({ ok: false, why: 'cut_off' }));
  });
}
