import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import { PEOPLE_LISTS, readListFiles } from './list-files.ts'
import { normalised } from './normalised.ts'

const { lists, mappings } = readListFiles()
const listOf = (taxonomy: string) => lists.find((list) => list.taxonomy === taxonomy)?.terms ?? []
const written = lists.filter(
  ({ taxonomy }) => taxonomy !== 'language_spoken' && (PEOPLE_LISTS as readonly string[]).includes(taxonomy),
)
const everyTerm = lists.flatMap(({ taxonomy, terms }) => terms.map((term) => ({ taxonomy, ...term })))
const exists = (taxonomy: string, code: string) => listOf(taxonomy).some((term) => term.code === code)

/** Acronyms that people of every language read as they are. */
const ACRONYMS =
  /(?<!\p{Script=Latin})(?:ODV|APS|ETS|ASD|ONLUS|RUNTS|CAF|ISEE|SPID|NEET|LGBT|A\+B|A|B)(?!\p{Script=Latin})/gu
const SAME_IN_TWO_LANGUAGES = new Set(['Sport', 'Sports', 'Migrants', 'Organisations', 'Association'])

test('there are twelve areas, and every sector belongs to one of them', () => {
  assert.equal(listOf('area').length, 12)
  assert.ok(listOf('sector').length >= 55 && listOf('sector').length <= 75)
  for (const { code, parent } of listOf('sector')) {
    assert.equal(parent?.taxonomy, 'area', code)
    assert.ok(parent && exists('area', parent.code), code)
  }
  for (const { code } of listOf('area'))
    assert.ok(
      listOf('sector').some(({ parent }) => parent?.code === code),
      `${code} has no sector`,
    )
})

test('codes are unique in their list and parents exist', () => {
  for (const { taxonomy, terms } of lists) {
    assert.equal(new Set(terms.map(({ code }) => code)).size, terms.length, taxonomy)
    for (const { code, parent } of terms)
      if (parent) assert.ok(exists(parent.taxonomy, parent.code), `${taxonomy}/${code}`)
  }
})

test('every term people search has a label, a plain label and four to eighteen synonyms in each language', () => {
  for (const { taxonomy, terms } of written)
    for (const { code, labels } of terms)
      for (const lang of LANGUAGES) {
        const { label, plain, synonyms } = labels[lang]
        const where = `${taxonomy}/${code}/${lang}`
        assert.ok(label.trim() === label && plain.trim() === plain && label && plain, where)
        assert.ok(synonyms.length >= 4 && synonyms.length <= 18, `${where}: ${synonyms.length}`)
        assert.equal(new Set(synonyms.map((word) => word.toLowerCase())).size, synonyms.length, where)
        for (const synonym of synonyms) assert.notEqual(normalised(synonym), '', where)
      }
})

test('no language is much poorer in synonyms than the richest one', () => {
  for (const { taxonomy, terms } of written) {
    const counts = LANGUAGES.map((lang) =>
      terms.reduce((sum, { labels }) => sum + labels[lang].synonyms.length, 0),
    )
    assert.ok(Math.min(...counts) >= 0.7 * Math.max(...counts), `${taxonomy}: ${counts}`)
  }
})

test('no two terms of a list have the same label in a language', () => {
  for (const { taxonomy, terms } of lists)
    for (const lang of LANGUAGES)
      for (const kind of ['label', 'plain'] as const) {
        const all = terms.map(({ labels }) => labels[lang][kind])
        assert.deepEqual(
          all.filter((label, at) => all.indexOf(label) !== at),
          [],
          `${taxonomy} ${lang}`,
        )
      }
})

test('labels in Chinese, Arabic and Russian are in their own script, acronyms apart', () => {
  for (const { taxonomy, code, labels } of everyTerm)
    for (const lang of ['zh', 'ar', 'ru'] as const)
      for (const label of [labels[lang].label, labels[lang].plain]) {
        const rest = label.replace(ACRONYMS, '')
        const foreign =
          lang === 'ru'
            ? /[\p{Script=Han}\p{Script=Arabic}\p{Script=Latin}]/u
            : /[\p{Script=Latin}\p{Script=Cyrillic}]/u
        assert.doesNotMatch(rest, foreign, `${taxonomy}/${code}/${lang}: ${label}`)
      }
})

test('no word mixes two scripts, as a letter typed on the wrong keyboard would', () => {
  for (const { taxonomy, code, labels } of written.flatMap(({ taxonomy, terms }) =>
    terms.map((term) => ({ taxonomy, ...term })),
  ))
    for (const lang of LANGUAGES) {
      const text = [labels[lang].label, labels[lang].plain, ...labels[lang].synonyms].join(' ')
      assert.doesNotMatch(
        text,
        /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u,
        `${taxonomy}/${code}/${lang}`,
      )
    }
})

test('no label is left in another language', () => {
  for (const { taxonomy, terms } of written)
    for (const { code, labels } of terms)
      for (const [one, other] of [
        ['it', 'en'],
        ['en', 'fr'],
        ['it', 'fr'],
      ] as const) {
        const same = labels[one].label === labels[other].label
        assert.ok(
          !same || SAME_IN_TWO_LANGUAGES.has(labels[one].label),
          `${taxonomy}/${code}: ${labels[one].label}`,
        )
      }
})

test('every mapping joins two terms that exist', () => {
  for (const { taxonomy, code, scheme, target } of mappings) {
    assert.ok(exists(taxonomy, code), `${taxonomy}/${code}`)
    assert.ok(exists(scheme, target), `${scheme}/${target}`)
  }
})

test('every sector says its ICNPO group, and nearly all their letter of art. 5', () => {
  const mapped = (scheme: string) =>
    new Set(
      mappings.filter((link) => link.taxonomy === 'sector' && link.scheme === scheme).map(({ code }) => code),
    )
  assert.deepEqual(
    listOf('sector')
      .map(({ code }) => code)
      .filter((code) => !mapped('icnpo').has(code)),
    [],
  )
  // Worship is not an activity of general interest.
  assert.deepEqual(
    listOf('sector')
      .map(({ code }) => code)
      .filter((code) => !mapped('art5_cts').has(code)),
    ['culto'],
  )
  assert.equal(listOf('art5_cts').length, 26)
})
