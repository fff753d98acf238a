import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { h } from 'preact'
import { MODULES } from '../../../modules.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { render } from '../../../platform/ui/html.ts'
import { sampleCx } from '../../../platform/ui/sample-cx.ts'
import { changesBetween, normalised, type RecordDocument, readRecord } from '../../directory/api.ts'
import { type Known, readKnown } from './known.ts'
import type { At, Section } from './section.ts'
import { SECTIONS } from './sections.ts'

let house: TestApplication
let known: Known
const records: RecordDocument[] = []
before(async () => {
  house = await testApplication(MODULES, {}, { demo: true })
  known = await readKnown(house.services)
  const ids = await house.db.selectFrom('organization').select('id').orderBy('id').execute()
  for (const { id } of ids) records.push((await readRecord(house.db, id))?.document ?? assert.fail())
})
after(() => house.stop())

const cxOf = (lang: (typeof LANGUAGES)[number]) =>
  sampleCx(lang, '/area', { ...house.services, t: house.services.translate[lang] })

/** What a section may be about in a record: all of it, or each of its rows and a new one. */
const targets = (section: Section, document: RecordDocument): At[] =>
  (section.rows
    ? section.rows.list(document, cxOf('it'), known).map(({ id }) => id)
    : [document.organization.id]
  ).map((row) => ({ row, newId, today: '2026-11-22' }))

test('a form sent as it was shown changes nothing, in any record of the demo', () => {
  let forms = 0
  for (const document of records)
    for (const section of SECTIONS)
      for (const at of targets(section, document)) {
        const sent = section.form(known, document).safeParse(section.valuesOf(document, at, known))
        assert.ok(sent.success, `${section.name}: ${sent.error} in ${document.organization.name}`)
        const changed = normalised(section.apply(document, sent.data, at))
        assert.deepEqual(changesBetween(document, changed), [], `${section.name} ${at.row}`)
        forms += 1
      }
  assert.ok(records.length === 617 && forms >= records.length * SECTIONS.length)
})

test('every field of every form is labelled, and what is typed is shown as text', () => {
  const document = records.find(({ services }) => services.length > 2) ?? assert.fail()
  for (const lang of LANGUAGES)
    for (const section of SECTIONS)
      for (const at of [
        ...targets(section, document),
        ...(section.rows?.add ? [{ row: newId(), newId, today: '2026-11-22' }] : []),
      ]) {
        const shown = section.valuesOf(document, at, known)
        const hostile = Object.fromEntries(
          Object.keys(shown).map((name) => [name, '"><script>alert(1)</script>']),
        )
        for (const values of [shown, hostile]) {
          const sheet = { cx: cxOf(lang), known, document, row: at.row, values, errors: {} }
          const html = render(h(section.Fields, sheet))
          assert.ok(!html.includes('<script>alert'), section.name)
          for (const [, id] of html.matchAll(/<(?:input|select|textarea)[^>]* id="([^"]+)"/g))
            assert.ok(html.includes(` for="${id}"`), `${section.name}: ${id} has no label`)
        }
      }
})

test('a form sent with nonsense in every field is refused or taken, never an error', () => {
  const document = records.find(({ services }) => services.length > 2) ?? assert.fail()
  const nonsense = [
    '\u202e<b>',
    '-1',
    '9'.repeat(400),
    'a\nb',
    '{"a":1}',
    new File(['x'], 'x.html'),
    ['a', 'b'],
  ]
  for (const section of SECTIONS)
    for (const at of targets(section, document))
      for (const value of nonsense) {
        const names = Object.keys(section.valuesOf(document, at, known))
        const raw = Object.fromEntries(names.map((name) => [name, value]))
        const sent = section.form(known, document).safeParse(raw)
        if (sent.success) section.apply(document, sent.data, at)
        section.again?.({ ...raw, passo: 'x' }, at, document, known)
      }
})
