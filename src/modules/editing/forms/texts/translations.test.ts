import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../../../platform/ids.ts'
import { changesBetween, emptyRecord, normalised } from '../../../directory/api.ts'
import { people } from '../people/section.ts'
import { outdatedIn, TranslationsForm, translationValues, withTranslations } from './translations.ts'

const empty = emptyRecord(newId(), 'it')
const entity_id = empty.organization.id
const text = { entity: 'organization', entity_id, lang: 'ar', kind: 'machine' } as const
const record = normalised({
  ...empty,
  organization: { ...empty.organization, description: 'Cantiamo', purpose: 'Stare insieme' },
  translations: [
    { ...text, field: 'description', text: 'نغني' },
    { ...text, field: 'description', lang: 'zh', text: '我们唱歌' },
  ],
})
const at = { row: 'ar', today: '2026-11-22' }
const kinds = (said: object) => {
  const values = TranslationsForm.parse({ ...translationValues(record, at), ...said })
  return normalised(withTranslations(record, values, at)).translations.map(
    ({ field, lang, kind }) => `${field} ${lang} ${kind}`,
  )
}

test('what a person writes or looks at is a person’s; other languages stay', () => {
  const [ofMachine, chinese] = ['description ar machine', 'description zh machine']
  assert.deepEqual(kinds({}), [ofMachine, chinese])
  assert.deepEqual(kinds({ 'texts.0.checked': 'yes' }), ['description ar human', chinese])
  assert.deepEqual(kinds({ 'texts.0.text': 'نحن نغني' }), ['description ar human', chinese])
  assert.deepEqual(kinds({ 'texts.1.text': 'معاً' }), [ofMachine, chinese, 'purpose ar human'])
  assert.deepEqual(kinds({ 'texts.0.text': '' }), [chinese])
})

test('a translation is to be read again once its original changed, in the draft or before, until it is written anew', () => {
  const older = (document: typeof record, later: string[]) =>
    [...outdatedIn(document, 'ar', { document: record, isLater: (_id, field) => later.includes(field) })].map(
      (key) => key.split('/').at(-1),
    )
  const changed = { ...record, organization: { ...record.organization, description: 'Balliamo' } }
  const values = TranslationsForm.parse({ ...translationValues(record, at), 'texts.0.text': 'نرقص' })
  assert.deepEqual(older(record, []), [])
  assert.deepEqual(older(record, ['description', 'purpose']), ['description'])
  assert.deepEqual(older(changed, []), ['description'])
  assert.deepEqual(older(withTranslations(changed, values, at), ['description']), [])
})

test('a translation found still right is current without being retyped, until its original changes again', () => {
  const own = withTranslations(
    record,
    TranslationsForm.parse({ ...translationValues(record, at), 'texts.0.checked': 'yes' }),
    at,
  )
  const said = (description: string, from = own) => ({
    ...from,
    organization: { ...from.organization, description },
  })
  const older = (document: typeof record) =>
    outdatedIn(document, 'ar', { document: own, isLater: () => false }).size
  const changed = said('Cantiamo e balliamo')
  const ticked = TranslationsForm.parse({ ...translationValues(changed, at), 'texts.0.checked': 'yes' })
  const right = normalised(withTranslations(changed, ticked, at))
  assert.deepEqual([older(changed), older(right), older(said('Recitiamo', right))], [1, 0, 1])
  const [change, ...others] = changesBetween(changed, right)
  assert.deepEqual([change?.field, others.length], ['still_right', 0])
  assert.equal(right.translations.find(({ lang }) => lang === 'ar')?.text, 'نغني')
})

test('a text of another record, or a language that is none, is not written', () => {
  assert.deepEqual(kinds({ 'texts.0.key': `service/${newId()}/name` }), [
    'description ar machine',
    'description zh machine',
  ])
  const values = TranslationsForm.parse({ ...translationValues(record, at), 'texts.1.text': 'x' })
  assert.deepEqual(withTranslations(record, values, { ...at, row: 'it' }), record)
  assert.deepEqual(withTranslations(record, values, { ...at, row: 'xx' }), record)
})

test('a person is named only where they agreed', () => {
  const fields = (said: object) =>
    people
      .form({} as never, record)
      .safeParse({ title: 'Segreteria', ...said })
      .error?.issues.map(({ path }) => path.join('.'))
  assert.deepEqual(fields({ name: 'Anna Rossi' }), ['consent'])
  assert.equal(fields({ name: 'Anna Rossi', consent: 'yes' }), undefined)
  assert.equal(fields({}), undefined)
})
