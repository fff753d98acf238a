import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import type { Module } from '../../platform/module.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { accounts } from '../accounts/module.ts'
import { staff } from '../staff/module.ts'
import { territory } from '../territory/module.ts'
import { ageOf } from './age.ts'
import { tokenOf } from './decide-many.ts'
import { board } from './module.ts'
import { putWaiting, settleWaiting } from './waiting.ts'

const KIND = 'prova.cosa'
const decided: string[] = []

const OTHER = 'prova.altro'

/** A module with things to decide, of two kinds. */
const sample: Module = {
  name: 'prova',
  permissions: { 'prova.decide': ['web_editor'], 'prova.help': ['urp_operator'] },
  waits: {
    [KIND]: {
      label: 'board.what',
      permission: 'prova.decide',
      days: 4,
      path: (id) => `/gestione/cose/${id}`,
      approve: async (cx, actor, ids) => {
        for (const id of ids) await settleWaiting(cx.db, { kind: KIND, id, by: actor.name, at: cx.now })
        decided.push(...ids)
        return ids
      },
    },
    [OTHER]: {
      label: 'board.kind',
      permission: 'prova.help',
      days: 4,
      path: (id) => `/gestione/altro/${id}`,
    },
  },
}

let house: TestApplication
before(async () => {
  house = await testApplication([accounts, territory, staff, board, sample])
})
after(() => house.stop())

const since = (days: number) => new Date(Date.now() - days * 86_400_000)
const wait = async (title: string, more: Partial<Parameters<typeof putWaiting>[1]> = {}) => {
  const id = newId()
  await putWaiting(house.db, { kind: KIND, id, title, lang: 'it', since: since(1), ...more })
  return { kind: KIND, id }
}
const queue = async (cookie: string, query = '') =>
  (await house.app.request(`/it/gestione/coda${query}`, { headers: { cookie } })).text()
const approve = (cookie: string, ...things: { kind: string; id: string }[]) => {
  const body = new URLSearchParams({ azione: 'approva' })
  for (const thing of things) body.append('scelti', tokenOf(thing))
  return house.app.request('/it/gestione/coda', { method: 'POST', headers: { cookie }, body })
}

test('the queue shows what waits, oldest first, with its age', async () => {
  const { cookie } = await house.person({ role: 'web_editor' })
  await wait('Seconda cosa')
  await wait('Prima <cosa>', { since: since(9) })
  const shown = await queue(cookie)
  assert.ok(shown.indexOf('Prima &lt;cosa>') < shown.indexOf('Seconda cosa'))
  assert.match(shown, /9 giorni · in ritardo/)
})

test('who may not decide a kind does not see it', async () => {
  await wait('Nascosta')
  await wait('Palese', { kind: OTHER })
  const { cookie } = await house.person({ role: 'urp_operator' })
  const shown = await queue(cookie)
  assert.match(shown, /Palese/)
  assert.doesNotMatch(shown, /Nascosta/)
})

test('who looks after a territory sees what belongs there, and decides nothing else', async () => {
  const [prato, vaiano] = [
    await wait('Di Prato', { territories: ['100005', '100', '09'] }),
    await wait('Di Vaiano', { territories: ['100006', '100', '09'] }),
  ]
  const { cookie } = await house.person({ role: 'web_editor', territory: '100006' })
  const shown = await queue(cookie)
  assert.match(shown, /Di Vaiano/)
  assert.doesNotMatch(shown, /Di Prato/)
  await approve(cookie, prato, vaiano)
  assert.deepEqual([decided.includes(prato.id), decided.includes(vaiano.id)], [false, true])
})

test('nobody decides what they asked for', async () => {
  const { id, name, cookie } = await house.person({ role: 'web_editor' })
  const mine = await wait('La mia', { submittedBy: { id, name } })
  assert.match(await queue(cookie), /decide un’altra persona/)
  await approve(cookie, mine)
  assert.equal(decided.includes(mine.id), false)
})

test('a thing is decided once, also when two people tick it', async () => {
  const thing = await wait('Contesa')
  const [anna, bruno] = [
    await house.person({ role: 'web_editor' }),
    await house.person({ role: 'web_editor' }),
  ]
  await approve(anna.cookie, thing)
  await approve(bruno.cookie, thing)
  assert.equal(decided.filter((id) => id === thing.id).length, 1)
})

test('filters are in the address, and what is odd in it is put right', async () => {
  const { cookie } = await house.person({ role: 'web_editor' })
  await wait('Banco del 100%')
  await wait('Coro _alto_')
  const shown = await queue(cookie, '?testo=100%25&tipo=prova.cosa&ordine=boh&page=x')
  assert.match(shown, /Banco del 100%/)
  assert.doesNotMatch(shown, /Coro/)
})

test('a kind that is decided one by one cannot be approved in bulk', async () => {
  const { cookie } = await house.person({ role: 'web_editor' })
  const answer = await approve(cookie, { kind: 'altro.cosa', id: newId() })
  assert.equal(answer.status, 404)
})

test('a thing is new in the first half of its days, then due, then late', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  const ages = [0, 1.9, 2, 3.9, 4, 40].map((days) =>
    ageOf(new Date(now.getTime() - days * 86_400_000), 4, now),
  )
  assert.deepEqual(ages, ['new', 'new', 'soon', 'soon', 'late', 'late'])
})
