import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../../platform/http/app.ts'
import { byMail, PASSWORD } from './testing/by-mail.ts'

const { house, member, lastLetter } = byMail()

test('no line of the log has a token, a password, an address or a name', async () => {
  await member('loris')
  const { link } = lastLetter()
  const lines: string[] = []
  const write = (...parts: unknown[]) => void lines.push(JSON.stringify(parts))
  const log = { ...house().services.log, error: write, warn: write, info: write, debug: write }
  const app = createApp({ ...house().services, log })
  const body = new URLSearchParams({ who: 'loris', password: PASSWORD })
  const entered = await app.request('/it/accedi', { method: 'POST', body })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const [, token = ''] = cookie.split('=')
  assert.match(token, /^[\w-]{43}$/)
  await app.request('/it/account', { headers: { cookie } })
  await app.request(link, { headers: { cookie } })
  await app.request(`/it/accedi?verso=/it/account%3Ftoken=${token}`)
  await app.request('/it/account/dati', { method: 'POST', headers: { cookie }, body: '\0' })
  assert.ok(lines.length >= 5)
  const said = lines.join('\n')
  for (const secret of [token, link.slice(-43), PASSWORD, 'loris']) assert.ok(!said.includes(secret), secret)
})
