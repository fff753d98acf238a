import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { projectFile } from '../project.ts'

/** Classes that carry no style: hooks of scripts, tests and the official validator. */
const HOOKS = new Set([
  'it-brand-text',
  'it-nav-wrapper',
  'languages-nav',
  'footer-links',
  'far',
  'gap',
  'no-print',
])

const sources = () =>
  globSync('src/**/*.tsx', { cwd: projectFile('.') }).filter((path) => !path.endsWith('.test.tsx'))
const read = (path: string) => readFileSync(projectFile(path), 'utf8')

/** The class names that stand as literals in a source; words compared with are no classes. */
function classesOf(source: string): string[] {
  const plain = [...source.matchAll(/class="([^"]+)"/g)].map((found) => found[1] ?? '')
  const chosen = [...source.matchAll(/class=\{([^}]*)\}/g)].flatMap((found) =>
    [...(found[1] ?? '').matchAll(/(===\s*)?'([^']*)'/g)]
      .filter((word) => !word[1])
      .map((word) => word[2] ?? ''),
  )
  return [...plain, ...chosen].flatMap((names) => names.split(/\s+/)).filter(Boolean)
}

let css = ''
before(() => {
  execFileSync(process.execPath, ['scripts/build-assets.mjs'], { cwd: projectFile('.') })
  const manifest = JSON.parse(read('dist/assets/manifest.json')) as Record<string, string>
  css = ['site.css', 'card.css'].map((sheet) => read(`dist/assets/${manifest[sheet]}`)).join('\n')
})

test('every class of our pages is in the style sheets that reach them', () => {
  for (const path of sources()) {
    const unknown = classesOf(read(path)).filter((name) => !HOOKS.has(name) && !css.includes(`.${name}`))
    assert.deepEqual(unknown, [], path)
  }
})

test('no component writes styles, handlers or raw HTML into the markup', () => {
  for (const path of sources()) {
    assert.doesNotMatch(read(path), /\sstyle=|dangerouslySetInnerHTML|\son[A-Z][a-z]+=/, path)
  }
})
