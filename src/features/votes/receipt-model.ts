// How the secret of an anonymous ballot reads, for people who copy or dictate it. Pure.

const SECRET = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** In groups of four, as people see it: `7K2M-…`. */
export function showReceipt(secret: string): string {
  return secret.match(/.{1,4}/g)?.join('-') ?? secret;
}

/** The secret somebody pasted: case, spaces, dashes and look-alikes forgiven; undefined where it is none. */
export function readReceipt(typed: string): string | undefined {
  const folded = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return SECRET.test(folded) ? folded : undefined;
}
