import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAccount } from '../../platform/session/accounts.ts'
import { byMail, PASSWORD } from './testing/by-mail.ts'

const { house, open, send, member, enter } = byMail()

/** Hidden fields of the form with this address, as a browser would send them. */
function hiddenOf(page: string, action: string): Record<string, string> {
  const [, form = ''] = page.split(`action="${action}"`)
  const [inside = ''] = form.split('</form>')
  const inputs = inside.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)
  return Object.fromEntries(Array.from(inputs, ([, name = '', value = '']) => [name, decoded(value)]))
}
const decoded = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const TYPED = { name: 'Rosa "la <b>nuova</b>"', lang: 'ar' }

/** Somebody whose session ends while a form is open, and the page that comes when it is sent. */
async function late(who: string) {
  const { id } = await member(who)
  const here = await enter(who)
  await house().db.deleteFrom('session').where('account_id', '=', id).execute()
  const answer = await send(
    '/it/account/dati',
    { ...TYPED, password: 'segretissima', note: 'riga\r\ndue' },
    here,
  )
  return { id, here, answer, page: await answer.text() }
}

test('a form sent when the session was over is kept through signing in and sent again with one button', async () => {
  const { id, here, answer, page } = await late('elsa')
  assert.equal(answer.status, 401)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.doesNotMatch(page, /segretissima/, 'passwords are never sent back')
  const hidden = hiddenOf(page, '/it/accedi')
  const wrong = await send('/it/accedi', { ...hidden, who: 'elsa', password: 'sbagliata qui' }, here)
  assert.equal(wrong.status, 422)
  const still = hiddenOf(await wrong.text(), '/it/accedi')
  assert.deepEqual(still, hidden, 'a wrong password loses nothing')
  const entered = await send('/it/accedi', { ...still, who: 'elsa', password: PASSWORD }, here)
  assert.equal(entered.status, 200)
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.equal((await findAccount(house().db, id))?.lang, 'it', 'nothing is sent by itself')
  const again = hiddenOf(await entered.text(), '/it/account/dati')
  assert.equal(again.name, TYPED.name)
  assert.match(again.note ?? '', /riga\r?\ndue/)
  assert.equal((await send('/it/account/dati', again, { cookie })).status, 303)
  const account = await findAccount(house().db, id)
  assert.deepEqual([account?.name, account?.lang], [TYPED.name, 'ar'])
})

test('somebody who enters in another tab sends the form from the page itself', async () => {
  const { page } = await late('fede')
  assert.equal(
    (await send('/it/account/dati', hiddenOf(page, '/it/account/dati'), await enter('fede'))).status,
    303,
  )
})

test('a kept form goes only to a page of this site, and no other site plants one', async () => {
  await member('gaia')
  const plant = (path: string, headers = {}) =>
    send(
      '/it/accedi',
      { who: 'gaia', password: PASSWORD, tenuto: JSON.stringify({ path, fields: [['a', 'b']] }) },
      headers,
    )
  for (const path of ['https://evil.example/', '//evil.example', '/it//evil.example', '/it/esci'])
    assert.equal((await plant(path)).status, 303, path)
  assert.equal((await plant('/it/account/dati', { 'sec-fetch-site': 'cross-site' })).status, 403)
  const foreign = await send('/it/account/dati', TYPED, { 'sec-fetch-site': 'cross-site' })
  assert.equal(foreign.status, 403)
  for (const tenuto of ['{', '[]', '{"path":1}', 'x'.repeat(300_000)])
    assert.equal((await send('/it/accedi', { who: 'gaia', password: PASSWORD, tenuto })).status, 303)
})

test('what is too long to be carried is not half kept, and pages that are only read keep nothing', async () => {
  const long = await send('/it/account/dati', { name: 'x'.repeat(250_000), lang: 'it' })
  assert.equal(long.status, 401)
  assert.ok((await long.text()).length < 100_000)
  assert.doesNotMatch(await (await open('/it/account/dati')).text(), /name="tenuto"/)
})
