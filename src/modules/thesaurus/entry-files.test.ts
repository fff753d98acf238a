import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import { foldText } from '../../platform/search/text/fold.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { taxonomy } from '../taxonomy/module.ts'
import { territory } from '../territory/module.ts'
import { readEntryFiles } from './entry-files.ts'
import { knownMeanings } from './entry-page.tsx'
import { meaningOf } from './meaning.ts'
import { thesaurus } from './module.ts'

const { entries } = readEntryFiles()
let house: TestApplication
before(async () => {
  house = await testApplication([taxonomy, territory, thesaurus])
})
after(() => house.stop())

const SCRIPTS: Partial<Record<Lang, RegExp>> = {
  zh: /\p{Script=Han}/u,
  ar: /\p{Script=Arabic}/u,
  ru: /\p{Script=Cyrillic}/u,
}

for (const lang of LANGUAGES) {
  const own = entries.filter((entry) => entry.lang === lang)
  const phrases = own.flatMap((entry) => entry.phrases)

  test(`${lang}: at least 250 entries`, () => {
    assert.ok(own.length >= 250, String(own.length))
  })

  test(`${lang}: no phrase is in two entries, however it is written, and each has words`, () => {
    const seen = new Map<string, string>()
    const twice = phrases.filter((phrase) => {
      const folded = foldText(phrase)
      const isTwice = seen.has(folded) || folded === ''
      seen.set(folded, phrase)
      return isTwice
    })
    assert.deepEqual(twice, [])
  })

  test(`${lang}: every phrase is written in the letters of the language, but for acronyms and Italian words`, () => {
    const script = SCRIPTS[lang]
    const foreign = phrases.filter((phrase) =>
      script
        ? !script.test(phrase)
        : /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(phrase),
    )
    assert.ok(foreign.length <= phrases.length * (script ? 0.1 : 0), foreign.join(', '))
  })

  test(`${lang}: what is typed in the form of an entry could have been the entry`, () => {
    const wrong = own.filter(({ phrases: all, words }) =>
      [...all, ...words].some((text) => text !== text.replace(/\s+/g, ' ').trim()),
    )
    assert.deepEqual(wrong, [])
  })
}

test('every code of an entry is in a code list or names a place', async () => {
  const meant = await knownMeanings(house.services)
  const unknown = entries.flatMap(({ key, codes }) =>
    codes.filter((code) => !meaningOf(code, meant)?.known).map((code) => `${key}: ${code}`),
  )
  assert.deepEqual(unknown, [])
})

test('the whole of the files is in the database after a start', async () => {
  const { count } = await house.db
    .selectFrom('thesaurus_entry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  assert.equal(count, entries.length)
})
