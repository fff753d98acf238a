import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { privacyErase, privacyExport } from '../src/modules/accounts/privacy-commands.ts'
import { MODULES } from '../src/modules.ts'
import { doctor } from '../src/platform/cli/commands/doctor.ts'
import { LANGUAGES } from '../src/platform/i18n/languages.ts'
import { type TestApplication, testApplication } from '../src/platform/testing/application.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
  // One public organisation that the search lacks: what is wrong is said too, with what to do.
  await sql`insert into organization (id, slug, name, visibility)
    values ('00000000-0000-7000-8000-0000000000d1', 'assente', 'Assente', 'public')`.execute(house.db)
  await sql`delete from organization_search`.execute(house.db)
})
after(() => house.stop())

/** What is typed or named, the same in every language: commands, settings, paths, files, programs, kinds, the territory. */
const NAMES = [
  /npm run tessuto -- [a-z]+( [a-z]+)?/g,
  /docs\/operations\.md.*/g,
  /[A-Z]+_[A-Z_]+|Node \S+|PostgreSQL \S+|Tessuto|SMTP|HOST|PORT/g,
  /\/[\w./@-]+|@sparticuz\/chromium|directory\.sweep_files|\bfiles\b/g,
  /\b(organization|space|FIX|ok)\b|Prato|Provincia di/g,
]

async function lines(lang: string): Promise<string[]> {
  const said: string[] = []
  const config = { ...house.services.config, databaseUrl: house.url, walArchiveDir: '/archive', port: 0 }
  await doctor.run({
    ...{ config, modules: house.services.modules, positionals: [], values: { lang } },
    ...{ print: (line: string) => void said.push(line), error: assert.fail },
    services: async () => house.services,
    ask: async (_question, { safe }) => safe,
  })
  const bare = (line: string) => NAMES.reduce((rest, name) => rest.replace(name, ''), line)
  return said.flatMap((line) => line.split('\n')).map(bare)
}

test('the doctor says nothing in English to somebody who asked for another language', async () => {
  const english = await lines('en')
  assert.ok(english.some((line) => line.includes('The search: organisations missing: 1;')))
  const words = (line: string) => /\p{L}{3}/u.test(line)
  for (const lang of LANGUAGES.filter((one) => one !== 'en')) {
    const own = await lines(lang)
    assert.equal(own.length, english.length, lang)
    assert.deepEqual(
      own.filter((line) => words(line) && english.includes(line)),
      [],
      lang,
    )
    if (['zh', 'ar', 'ru'].includes(lang))
      assert.deepEqual(
        own.filter((line) => /[a-z]{3}/i.test(line)),
        [],
        lang,
      )
  }
})

test('a language that is not there is refused in that of the environment, by each command that speaks it', async (t) => {
  const before = process.env.LANG
  t.after(() => {
    if (before === undefined) delete process.env.LANG
    else process.env.LANG = before
  })
  for (const [environment, words] of [
    ['it_IT.UTF-8', 'Non ci sono testi in «de»: scegli it, en, fr, zh, ar o ru.'],
    ['zh_CN.UTF-8', '没有“de”的文本：请选择 it、en、fr、zh、ar 或 ru。'],
    ['C', 'There are no texts in “de”: choose it, en, fr, zh, ar or ru.'],
  ] as const)
    for (const command of [doctor, privacyExport, privacyErase]) {
      process.env.LANG = environment
      const said: string[] = []
      const { config, modules } = house.services
      const code = await command.run({
        ...{ config, modules, positionals: ['anna@example.org'], values: { lang: 'de' } },
        ...{ print: assert.fail, error: (line: string) => void said.push(line) },
        ...{ services: assert.fail, ask: assert.fail },
      })
      assert.deepEqual([code, said], [2, [words]], `${command.name} ${environment}`)
    }
})
