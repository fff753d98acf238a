import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadCatalogues, translators } from '../i18n/catalogue.ts'
import { browser } from './commands/doctor.ts'
import { operatorLanguage } from './operator-language.ts'

test('a command speaks the language asked for, else that of the environment, else English', () => {
  assert.equal(operatorLanguage('ar', 'it_IT.UTF-8'), 'ar')
  assert.equal(operatorLanguage('de', 'it_IT.UTF-8'), undefined)
  for (const [environment, lang] of [
    ['it_IT.UTF-8', 'it'],
    ['fr', 'fr'],
    ['zh_CN', 'zh'],
    ['de_DE.UTF-8', 'en'],
    ['C.UTF-8', 'en'],
    ['itl', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ] as const)
    assert.equal(operatorLanguage(undefined, environment), lang, environment)
})

test('of the browser for the tests nothing is said where their packages are not installed', () => {
  const t = translators(loadCatalogues([]), 'Europe/Rome').fr
  const packages = mkdtempSync(join(tmpdir(), 'tessuto-doctor-'))
  try {
    assert.deepEqual(browser(t, packages), [])
    mkdirSync(join(packages, 'playwright-core'))
    assert.match(browser(t, packages)[0]?.what ?? '', /^Navigateur pour les tests/)
  } finally {
    rmSync(packages, { recursive: true, force: true })
  }
})
