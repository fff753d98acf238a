import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { MODULES } from '../src/modules.ts'
import { ROLES } from '../src/platform/http/actor.ts'
import { loadCatalogues } from '../src/platform/i18n/catalogue.ts'
import { LANGUAGES, type Lang } from '../src/platform/i18n/languages.ts'
import { PROJECT } from '../src/platform/project.ts'

const catalogues = loadCatalogues(MODULES.map(({ name }) => name))
const keys = Object.keys(catalogues.it)

test('every message is there in all six languages, and no language has one more', () => {
  for (const lang of LANGUAGES) {
    assert.deepEqual(
      keys.filter((key) => catalogues[lang][key] === undefined),
      [],
      `missing in ${lang}`,
    )
    assert.deepEqual(
      Object.keys(catalogues[lang]).filter((key) => !(key in catalogues.it)),
      [],
      `only in ${lang}`,
    )
  }
})

test('no message is empty, and the values it takes are the same in every language', () => {
  for (const key of keys) {
    const wanted = names(catalogues.it[key] ?? '')
    for (const lang of LANGUAGES) {
      const text = catalogues[lang][key] ?? ''
      assert.notEqual(text.trim(), '', `${key} in ${lang}`)
      assert.deepEqual(names(text), wanted, `${key} in ${lang}`)
    }
  }
})

test('every permission and every role is said in plain words in every language', () => {
  const permissions = MODULES.flatMap(({ permissions: declared = {} }) => Object.keys(declared))
  const wanted = [
    ...permissions.map((name) => name.replace('.', '.permission.')),
    ...ROLES.flatMap((role) => [`staff.role.${role}`, `staff.role_about.${role}`]),
  ]
  for (const lang of LANGUAGES)
    assert.deepEqual(
      wanted.filter((key) => catalogues[lang][key] === undefined),
      [],
      lang,
    )
})

/** CLDR plural categories that whole numbers have in each language. */
const PLURALS: Record<Lang, string[]> = {
  it: ['one', 'other'],
  en: ['one', 'other'],
  fr: ['one', 'other'],
  zh: ['other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  ru: ['one', 'few', 'many', 'other'],
}

test('every plural has the forms its language needs', () => {
  for (const lang of LANGUAGES) {
    for (const key of keys) {
      for (const forms of plurals(parse(catalogues[lang][key] ?? ''))) {
        const absent = PLURALS[lang].filter((form) => !forms.includes(form))
        assert.deepEqual(absent, [], `${key} in ${lang}`)
      }
    }
  }
})

test('Arabic, Chinese and Russian are written in their own script', () => {
  const script = { ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u, ru: /\p{Script=Cyrillic}/u }
  for (const lang of ['ar', 'zh', 'ru'] as const) {
    const foreign = keys.filter((key) => {
      const words = literals(parse(catalogues[lang][key] ?? ''))
      return /\p{Script=Latin}{3,}/u.test(words) && !script[lang].test(words) && !sameEverywhere(key)
    })
    assert.deepEqual(foreign, [], lang)
  }
})

/** The languages by the names they have in docs/words.md. */
const NAMED: Record<string, Lang> = {
  English: 'en',
  Français: 'fr',
  中文: 'zh',
  العربية: 'ar',
  Русский: 'ru',
}

test('no text uses a word that docs/words.md has replaced with another', () => {
  const [, table = ''] = readFileSync(join(PROJECT, 'docs/words.md'), 'utf8').split('## Words not to use')
  const rows = [...table.matchAll(/^\| (\S+) \| (.+?) \|/gm)].filter(([, name = '']) => name in NAMED)
  assert.equal(rows.length, Object.keys(NAMED).length)
  for (const [, name = '', words = ''] of rows) {
    const lang = NAMED[name] ?? 'it'
    const texts = keys.map(
      (key) => [key, literals(parse(catalogues[lang][key] ?? '')).toLowerCase()] as const,
    )
    for (const word of words.split(', ')) {
      const using = texts.filter(([, text]) => text.includes(word)).map(([key]) => key)
      assert.deepEqual(using, [], `${word} in ${lang}`)
    }
  }
})

test('French keeps its spaces together, and Chinese writes full-width signs', () => {
  const wrong = { fr: / [:;?!»]|« /, zh: /\p{Script=Han} ?[,;:?!]/u }
  for (const lang of ['fr', 'zh'] as const)
    assert.deepEqual(
      keys.filter((key) => wrong[lang].test(literals(parse(catalogues[lang][key] ?? '')))),
      [],
      lang,
    )
})

/** A name that is the same in all languages, such as JSON or an acronym of a standard. */
const sameEverywhere = (key: string) => new Set(LANGUAGES.map((lang) => catalogues[lang][key])).size === 1

function names(message: string): string[] {
  return [...new Set(values(parse(message)))].toSorted()
}

function values(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return []
    const inner =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap(({ value }) => values(value))
        : []
    return [element.value, ...inner]
  })
}

function plurals(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
    const inner = Object.values(element.options).flatMap(({ value }) => plurals(value))
    if (element.type === TYPE.select || element.pluralType === 'ordinal') return inner
    return [Object.keys(element.options), ...inner]
  })
}

function literals(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value
      if (element.type !== TYPE.plural && element.type !== TYPE.select) return ''
      return Object.values(element.options)
        .map(({ value }) => literals(value))
        .join(' ')
    })
    .join('')
}
