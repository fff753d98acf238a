// npm run new-module -- NAME [--into FOLDER]: a module that boots, and its line in the list of modules.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from './stamps.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { into: { type: 'string', default: root } },
})
const [name = ''] = positionals
if (!/^[a-z][a-z0-9]{1,30}$/.test(name)) {
  console.error('Usage: npm run new-module -- NAME   (one word, small letters, such as courses)')
  process.exit(2)
}
const Name = name[0].toUpperCase() + name.slice(1)
const folder = join(values.into, 'src', 'modules', name)
const list = join(values.into, 'src', 'modules.ts')

/** "Empty" in six languages: the first message, to be replaced. */
const TITLES = {
  it: 'Nuova pagina',
  en: 'New page',
  fr: 'Nouvelle page',
  zh: '新页面',
  ar: 'صفحة جديدة',
  ru: 'Новая страница',
}

const files = {
  'module.ts': `import type { Module } from '../../platform/module.ts'
import './messages.ts'
import { routes } from './routes.tsx'

/** What this module is for, in one sentence. */
export const ${name}: Module = {
  name: '${name}',
  uses: [],
  routes,
}
`,
  'messages.ts': `import type words from './locales/it.json'

type ${Name}Words = typeof words
declare module '../../platform/i18n/messages.ts' {
  interface Messages extends ${Name}Words {}
}
`,
  'routes.tsx': `import { anyone } from '../../platform/http/policy.ts'
import { get } from '../../platform/http/route.ts'
import { page } from '../../platform/ui/Page.tsx'

/** The module's pages. */
export const routes = [
  get('/${name}', {
    summary: 'The first page of ${name}',
    allow: anyone,
    handle: (cx) => page(cx, { title: cx.t('${name}.title') }, <p>{cx.t('${name}.title')}</p>),
  }),
]
`,
  [`${name}.test.ts`]: `import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { ${name} } from './module.ts'

let house: TestApplication
before(async () => {
  house = await testApplication([${name}])
})
after(() => house.stop())

test('the page is there in six languages', async () => {
  for (const lang of ['it', 'en', 'fr', 'zh', 'ar', 'ru']) {
    assert.equal((await house.app.request(\`/\${lang}/${name}\`)).status, 200)
  }
})
`,
  'README.md': `# ${name}

What it is for, its words, its states, its rules: ten lines.
`,
}

mkdirSync(join(folder, 'locales'), { recursive: true })
mkdirSync(join(folder, 'migrations'))
for (const [file, content] of Object.entries(files))
  writeFileSync(join(folder, file), content, { flag: 'wx' })
for (const [lang, title] of Object.entries(TITLES)) {
  writeFileSync(
    join(folder, 'locales', `${lang}.json`),
    `${JSON.stringify({ [`${name}.title`]: title }, null, 2)}\n`,
  )
}
const before = readFileSync(list, 'utf8')
const imported = `import { ${name} } from './modules/${name}/module.ts'\n`
const lines = [...before.matchAll(/^import \{ \w+ \} from '\.\/modules\/[^\n]*\n/gm)].map(([line]) => line)
const sorted = [...lines, imported].sort((a, b) => (a.split("'")[1] < b.split("'")[1] ? -1 : 1))
const after = before.replace(lines.join(''), sorted.join('')).replace(/\n\]\n$/, `\n  ${name},\n]\n`)
writeFileSync(list, after)
console.log(`src/modules/${name} is there and listed in src/modules.ts. Next: docs/adding-a-module.md`)
