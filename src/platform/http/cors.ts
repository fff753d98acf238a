/** Headers by which a browser lets any site's programs read an open address (Fetch standard, CORS protocol). */
export const corsHeaders: readonly (readonly [string, string])[] = [
  ['access-control-allow-origin', '*'],
  ['access-control-expose-headers', 'Retry-After, Link, X-Total-Count'],
  ['cross-origin-resource-policy', 'cross-origin'],
]
