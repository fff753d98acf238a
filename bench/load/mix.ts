import { type Random, random } from '../../src/modules/directory/demo/random.ts'
import type { Portal } from './portal.ts'

/** What is asked for, and of what kind it is in the table. */
export interface Ask {
  kind: Kind
  path: string
  cookie?: string
}

/** Kinds of requests with their share of a hundred, and who asks. */
const SHARES = {
  search: 35,
  record: 25,
  home: 8,
  feed: 8,
  suggestion: 7,
  api: 7,
  file: 4,
  staff: 3,
  decision: 1,
  edit: 2,
} as const
export type Kind = keyof typeof SHARES
export const KINDS = Object.keys(SHARES) as Kind[]

/** Italian first, as in the street. */
const LANGS = ['it', 'it', 'it', 'it', 'it', 'en', 'fr', 'zh', 'ar', 'ru']

/** Request number 7 is the same in every run over the same portal. Edits and decisions name no page: who sends them knows. */
export function askNumber(portal: Portal, number: number): Ask {
  const chance = random(`load:${number}`)
  const kind = kindOf(chance)
  const lang = chance.pick(LANGS)
  switch (kind) {
    case 'search':
      return { kind, path: `/${lang}/enti?${searchOf(portal, chance)}` }
    case 'record':
      return { kind, path: `/${lang}/enti/${zipf(portal.slugs, chance)}` }
    case 'home':
      return { kind, path: `/${lang}` }
    case 'feed':
      return { kind, path: chance.pick(feeds(portal, chance, lang)) }
    case 'suggestion':
      return { kind, path: `/${lang}/suggerimenti.json?q=${encodeURIComponent(beginning(portal, chance))}` }
    case 'api':
      return { kind, path: chance.pick(interfaces(portal, chance)) }
    case 'file':
      return { kind, path: '/assets/' }
    case 'staff':
      return { kind, path: chance.pick(['/it/gestione', '/it/gestione/coda']), ...chance.pick(portal.staff) }
    case 'decision':
    case 'edit':
      return { kind, path: '' }
  }
}

function kindOf(chance: Random): Kind {
  let left = chance.next() * 100
  for (const kind of KINDS) {
    left -= SHARES[kind]
    if (left < 0) return kind
  }
  return 'home'
}

/** One to three keys: words, a place, an area, one more. */
function searchOf(portal: Portal, chance: Random): string {
  const query = new URLSearchParams()
  if (chance.chance(0.75)) query.set('q', someWords(portal, chance))
  if (chance.chance(0.35) && portal.towns.length > 0) query.set('luogo', chance.pick(portal.towns))
  if (chance.chance(0.2)) query.set('area', chance.pick(portal.areas))
  if (chance.chance(0.1)) query.set('accessibile', '1')
  return query.toString()
}

const someWords = (portal: Portal, chance: Random): string =>
  Array.from({ length: chance.between(1, 2) }, () => chance.pick(portal.words)).join(' ')

const beginning = (portal: Portal, chance: Random): string =>
  chance.pick(portal.words).slice(0, chance.between(2, 8))

const feeds = (portal: Portal, chance: Random, lang: string): string[] => [
  `/${lang}/eventi`,
  '/it/eventi.ics',
  `/${lang}/enti.atom?q=${encodeURIComponent(chance.pick(portal.words))}`,
]

const interfaces = (portal: Portal, chance: Random): string[] => [
  `/hsds/services?page=${chance.between(1, 20)}`,
  `/hsds/organizations/${chance.pick(portal.ids)}`,
  `/it/enti.json?q=${encodeURIComponent(chance.pick(portal.words))}`,
]

/** The first of a list often, the last seldom. */
const zipf = (list: readonly string[], chance: Random): string =>
  list[Math.floor(list.length ** chance.next()) - 1] ?? list[0] ?? ''
