const PROGRAM =
  /(?<!cu)bot\b|crawl|spider|slurp|preview|monitor|curl|wget|python|java\/|go-http|okhttp|axios|^node$/i

/**
 * Whether a request for results looks like a person's first one for these words: no known program, no page fetched in
 * advance, not the same words once more with another filter. What a browser says of itself is believed.
 */
export function isPersonsSearch(headers: Headers, text: string): boolean {
  const agent = headers.get('user-agent') ?? ''
  if (agent === '' || PROGRAM.test(agent)) return false
  if (/prefetch|prerender/i.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)) return false
  const from = headers.get('referer') ?? ''
  return !URL.canParse(from) || new URL(from).searchParams.get('q')?.trim() !== text
}
