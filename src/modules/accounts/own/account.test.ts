import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byMail } from '../testing/by-mail.ts'

const { open, send, member, enter } = byMail()

test('my account shows my data to me only, and ends every session but this one', async () => {
  await member('livia')
  const [here, there] = [await enter('livia'), await enter('livia')]
  const page = await open('/it/account', here)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /livia@example\.org/)
  assert.equal((await open('/it/account')).status, 401)
  assert.equal(
    (await send('/it/account/accessi', {}, { ...here, 'sec-fetch-site': 'cross-site' })).status,
    403,
  )
  assert.equal((await open('/it/account', there)).status, 200)
  assert.equal((await send('/it/account/accessi', {}, here)).status, 303)
  assert.equal((await open('/it/account', there)).status, 401)
  assert.equal((await open('/ar/account', here)).status, 200)
})
