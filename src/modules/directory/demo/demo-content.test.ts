import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { projectFile } from '../../../platform/project.ts'
import { demoOrganizations } from './demo-organizations.ts'

const all = demoOrganizations(new Date('2026-11-21T12:00:00Z'))
const REAL_LIST = projectFile('../shared/data/5x1000-2020/ammessi_2020_prato.csv')
const BOUNDARIES = projectFile('../shared/data/geo-prato/limits_P_100_municipalities.geojson')

/** A letter of the script each language is written in. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  zh: /\p{Script=Han}/u,
  ar: /\p{Script=Arabic}/u,
  ru: /\p{Script=Cyrillic}/u,
  en: /^[^\p{Script=Han}\p{Script=Arabic}]*$/u,
  fr: /^[^\p{Script=Han}\p{Script=Arabic}]*$/u,
  it: /^[^\p{Script=Han}\p{Script=Arabic}]*$/u,
}

/** Words that tell a language from the other two written in Latin letters. */
const WORDS: Readonly<Record<string, RegExp>> = {
  en: /\b(the|and|to|of|a|we|our|with)\b/i,
  fr: /\b(le|la|les|des|et|de|du|aux|une?)\b/i,
  it: /\b(il|la|di|che|e|con|per|si|dei|delle|in)\b/i,
}

const texts = all.flatMap((one) => [
  ...one.translation.map(({ lang, text, field }) => ({ lang, text, field })),
  ...one.service.map(({ description }) => ({
    lang: one.organization.original_lang ?? 'it',
    text: description ?? '',
    field: 'description',
  })),
  {
    lang: one.organization.original_lang ?? 'it',
    text: one.organization.description ?? '',
    field: 'description',
  },
])

test('every text is in the script and the words of its language', () => {
  for (const { lang, text, field } of texts) {
    assert.match(text, SCRIPTS[lang] ?? /^$/, `${lang}: ${text}`)
    const words = WORDS[lang]
    if (words && field === 'description') assert.match(text, words, `${lang}: ${text}`)
  }
})

test('no sentence has an unfilled slot or two spaces', () => {
  assert.doesNotMatch(JSON.stringify(all), /[{][a-z]+[}]|\S {2}\S|undefined/)
})

test('a tenth of the bodies can be read in another language, in all six taken together', () => {
  const foreign = all.filter(
    ({ organization, translation }) => organization.original_lang !== 'it' || translation.length > 0,
  )
  assert.ok(foreign.length >= all.length / 10, String(foreign.length))
  assert.deepEqual([...new Set(texts.map(({ lang }) => lang))].sort(), ['ar', 'en', 'fr', 'it', 'ru', 'zh'])
})

test('descriptions have two to six sentences', () => {
  for (const { organization } of all) {
    const sentences =
      organization.description?.split(/[.。!؟?»]+(?=\s|$)|。/).filter((part) => part.trim()) ?? []
    assert.ok(sentences.length >= 2 && sentences.length <= 8, organization.description ?? '')
  }
})

test('no body has the name of a real one of the province', (t) => {
  if (!existsSync(REAL_LIST)) return t.skip('the real list is not on this machine')
  const lines = readFileSync(REAL_LIST, 'utf8').split('\n').slice(1)
  const real = new Set(
    lines.map((line) => bare(/^\d*,(?:"((?:[^"]|"")*)"|([^,]*))/.exec(line)?.slice(1).join('') ?? '')),
  )
  assert.ok(real.size > 250)
  const same = all.flatMap(({ organization: { name, alternate_name } }) =>
    [name, alternate_name ?? '', /«(.+?)»/.exec(name)?.[1] ?? ''].filter(
      (one) => bare(one) && real.has(bare(one)),
    ),
  )
  assert.deepEqual(same, [])
})

/** A name without legal form, punctuation and place. */
function bare(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(
      /\b(onlus|odv|aps|asd|ets|associazione|ass|cooperativa|coop|societa|sociale|sportiva|dilettantistica|gruppo|di|prato)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim()
}

test('every place is inside the municipality it says', (t) => {
  if (!existsSync(BOUNDARIES)) return t.skip('the boundaries are not on this machine')
  const { features } = JSON.parse(readFileSync(BOUNDARIES, 'utf8')) as { features: Feature[] }
  const rings = new Map(
    features.map((one) => [one.properties.com_istat_code, one.geometry.coordinates[0] ?? []]),
  )
  const places = all.flatMap(({ location }) => location)
  for (const { latitude, longitude, istat_code, location_type } of places) {
    if (location_type === 'virtual') continue
    assert.ok(
      inside([longitude ?? 0, latitude ?? 0], rings.get(istat_code ?? '') ?? []),
      `${latitude},${longitude}`,
    )
  }
})

interface Feature {
  properties: { com_istat_code: string }
  geometry: { coordinates: Point[][] }
}
type Point = readonly [number, number]

function inside([x, y]: Point, ring: readonly Point[]): boolean {
  return ring.reduce((within, [ax, ay], index) => {
    const [bx, by] = ring[index + 1] ?? [ax, ay]
    const crosses = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax
    return crosses ? !within : within
  }, false)
}
