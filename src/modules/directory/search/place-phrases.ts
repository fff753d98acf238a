import type { Places, Territory } from '../../territory/api.ts'
import type { Phrase } from './meanings.ts'

/** How each language says which kind of place is meant. */
const PROVINCE = ['provincia', 'province', '省', 'مقاطعة', 'محافظة', 'провинция']
const REGION = ['regione', 'region', 'région', '大区', 'إقليم', 'регион', 'область']

/** Endings of names make other words in languages written with Latin letters: "calcio" is not Calci. */
const DECLINED = new Set(['ru', 'ar'])

/** The names of the places of a territory, and of the provinces and regions it has a part of, in all languages. */
export function placePhrases(all: Places, territory: Territory): Phrase[] {
  const own = territory.municipalities
  const towns = own.flatMap(({ istat, name }) => [
    ...phrasesOf(all, `municipality:${istat}`, name, istat),
    ...runTogether(name, istat),
  ])
  const parts = all.localities
    .filter(({ istat }) => territory.has(istat))
    .flatMap(({ id, name }) => phrasesOf(all, `locality:${id}`, name, id))
  const provinces = new Map(own.map((one) => [one.provinceCode, one.provinceName]))
  const regions = new Map(own.map((one) => [one.regionCode, one.regionName]))
  const townNames = new Set(all.municipalities.map(({ name }) => name))
  return [
    ...towns,
    ...parts,
    ...[...provinces].flatMap(([code, name]) => {
      const phrases = phrasesOf(all, `province:${code}`, name, `province:${code}`)
      // The town is meant when the province has its name.
      return [...saidOf(phrases, PROVINCE), ...(townNames.has(name) ? [] : phrases)]
    }),
    ...[...regions].flatMap(([code, name]) => {
      const phrases = phrasesOf(all, `region:${code}`, name, `region:${code}`)
      return [...saidOf(phrases, REGION), ...phrases]
    }),
  ]
}

/** "Castelgoffredo" for Castel Goffredo: people are not sure where such names are cut. */
const runTogether = (name: string, code: string): Phrase[] =>
  /^\p{L}{3,} \p{L}{3,}$/u.test(name)
    ? [{ text: name.replace(' ', ''), lang: 'it', codes: [`place:${code}`], exact: true }]
    : []

const phrasesOf = (all: Places, id: string, name: string, code: string): Phrase[] =>
  [{ lang: 'it', name }, ...all.placeNames(id)].map((one) => ({
    text: one.name,
    lang: one.lang,
    codes: [`place:${code}`],
    exact: !DECLINED.has(one.lang),
  }))

/** "Provincia di Prato": with the word of any language, since pages and people mix them. */
const saidOf = (phrases: readonly Phrase[], kinds: readonly string[]): Phrase[] =>
  phrases.flatMap((phrase) =>
    kinds.map((kind) => ({
      ...phrase,
      text: phrase.lang === 'zh' ? `${phrase.text}${kind}` : `${kind} ${phrase.text}`,
    })),
  )
