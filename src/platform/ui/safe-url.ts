/**
 * The address, when it is one that a link may have: `https`, `http`, `mailto`, `tel`, or a place on this site.
 * Everything else (`javascript:`, `data:`, `//other.site`, addresses with hidden characters) is refused.
 */
export function safeUrl(address: string | null | undefined): string | undefined {
  const url = address?.trim()
  // Browsers drop control characters and read `\` as `/`, so neither may hide a scheme or a host.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (!url || /[\u0000-\u001f\u007f\\]/.test(url) || url.startsWith('//')) return undefined
  if (/^https?:\/\//i.test(url)) return URL.canParse(url) ? url : undefined
  if (/^(mailto|tel):[^\s]+$/i.test(url)) return url
  const beforeAnyColon = url.split(/[/?#]/)[0] ?? ''
  return beforeAnyColon.includes(':') || url.includes(' ') ? undefined : url
}
