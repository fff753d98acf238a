/** What programs call themselves: search engines, link previews, monitors, tools and libraries. */
const PROGRAM =
  /(?<!cu)bot\b|crawl|spider|slurp|preview|monitor|curl|wget|python|java\/|go-http|okhttp|axios|scrapy|facebookexternalhit|^node$/i

/** Whether a person seems to ask: no known program, no page fetched in advance. What a browser says of itself is believed. */
export function byPerson(headers: Headers): boolean {
  const agent = headers.get('user-agent') ?? ''
  if (agent === '' || PROGRAM.test(agent)) return false
  return !/prefetch|prerender/i.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)
}
