import type { Config } from '../config.ts'

/** A header's name and value. */
export type Header = readonly [name: string, value: string]

const policy = (imageOrigin: string | undefined) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data:${imageOrigin ? ` ${imageOrigin}` : ''}`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

/**
 * Headers of a page that any site may show in a frame: no script, no form, nothing from elsewhere. Browsers that know
 * `frame-ancestors` no longer read X-Frame-Options, whose refusal must still not stand for the others.
 */
export const FRAMED: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors *; form-action 'none'; base-uri 'none'",
  'x-frame-options': 'ALLOWALL',
  'cross-origin-resource-policy': 'cross-origin',
}

const COMMON: readonly Header[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(self), browsing-topics=()'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
]

/**
 * Headers of every answer; over HTTPS also the promise to stay there (RFC 6797). Pictures come from this site and,
 * where one is set, from the tile server.
 */
export function securityHeaders({
  publicUrl,
  tileUrl,
}: Pick<Config, 'publicUrl' | 'tileUrl'>): readonly Header[] {
  const csp: Header = ['content-security-policy', policy(tileUrl && new URL(tileUrl).origin)]
  const strict: Header = ['strict-transport-security', 'max-age=31536000']
  return publicUrl?.startsWith('https:') ? [csp, ...COMMON, strict] : [csp, ...COMMON]
}
