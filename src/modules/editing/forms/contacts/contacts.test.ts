import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../../../platform/ids.ts'
import { emptyRecord, type RecordDocument } from '../../../directory/api.ts'
import { ContactsForm, contactsOf, withContacts } from './contacts.ts'

const empty = emptyRecord(newId(), 'it')
const phone = (said: Partial<RecordDocument['phones'][number]>): RecordDocument['phones'][number] => ({
  id: newId(),
  service_id: null,
  location_id: null,
  number: '0574 1',
  extension: null,
  type: 'voice',
  description: null,
  position: 0,
  ...said,
})
const at = { row: empty.organization.id, newId }
const numbers = ({ phones }: RecordDocument) => phones.map(({ number }) => number).sort()

test('a number that is emptied goes, a new one comes, and those of services and places stay', () => {
  const [own, ofService] = [
    phone({ number: '0574 1', extension: 12 }),
    phone({ service_id: newId(), number: '0574 2' }),
  ]
  const document = { ...empty, phones: [own, ofService] }
  const typed = contactsOf(document, at)
  const added = ContactsForm.parse({
    ...typed,
    'phones.1.number': ' 333 1234567 ',
    'phones.1.type': 'mobile',
  })
  const changed = withContacts(document, added)
  assert.deepEqual(numbers(changed), ['0574 1', '0574 2', '333 1234567'])
  assert.ok(changed.phones.some((one) => one.id === own.id && one.extension === 12))
  const emptied = withContacts(
    changed,
    ContactsForm.parse({ ...contactsOf(changed, at), 'phones.0.number': '' }),
  )
  assert.deepEqual(numbers(emptied), ['0574 2', '333 1234567'])
})

test('a form that names the phone of a service does not take it from the service', () => {
  const ofService = phone({ service_id: newId() })
  const document = { ...empty, phones: [ofService] }
  const typed = { ...contactsOf(empty, at), 'phones.0.id': ofService.id, 'phones.0.number': '112' }
  const [kept, added] = withContacts(document, ContactsForm.parse(typed)).phones
  assert.deepEqual(kept, ofService)
  assert.ok(added && added.number === '112' && added.id !== ofService.id)
})

test('a web address may be typed without its beginning, and what is none is refused at its field', () => {
  const of = (website: string) => ContactsForm.safeParse({ ...contactsOf(empty, at), website })
  assert.equal(of(' www.coro.example/chi-siamo ').data?.website, 'https://www.coro.example/chi-siamo')
  for (const hostile of ['javascript:alert(1)', 'www coro', 'data:text/html,x', '<b>'])
    assert.deepEqual(
      of(hostile).error?.issues.map(({ path }) => path.join('.')),
      ['website'],
      hostile,
    )
  const wrong = ContactsForm.safeParse({ ...contactsOf(empty, at), 'phones.1.number': 'chiamaci!' })
  assert.deepEqual(
    wrong.error?.issues.map(({ path }) => path.join('.')),
    ['phones.1.number'],
  )
})
