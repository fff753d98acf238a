import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answering, authenticator } from '../testing/authenticator.ts'
import { byMail } from '../testing/by-mail.ts'

const { house, send, member, enter } = byMail()
const NEW = '/it/account/sicurezza/passkey/nuova'
const SIGN_IN = '/it/accedi/passkey'
const HERE = {
  origin: 'https://volontariato.example',
  rpId: 'volontariato.example',
  counter: 0,
  verified: true,
}

type Headers = Record<string, string>

/** What a device is asked to sign. */
async function asked(path: string, headers: Headers = {}): Promise<{ attempt: string; challenge: string }> {
  const { attempt, options } = await (await send(`${path}/opzioni`, {}, headers)).json()
  return { attempt, challenge: options.challenge }
}

/** A new passkey of somebody signed in, made as said. */
async function make(headers: Headers, how: Partial<Answering> = {}, by = headers) {
  const device = authenticator()
  const { attempt, challenge } = await asked(NEW, by)
  const answer = device.make({ ...HERE, challenge, ...how })
  const kept = await send(NEW, { name: 'telefono', attempt, answer }, headers)
  return { device, status: kept.status }
}

test('a passkey enters with a signature of its own, once, for this site, of its owner who was recognised', async () => {
  const { id } = await member('petra')
  const { device, status } = await make(await enter('petra'))
  assert.equal(status, 303)
  const tryIt = async (how: Partial<Answering> = {}) => {
    const { attempt, challenge } = await asked(SIGN_IN)
    const answer = device.sign({ ...HERE, challenge, ...how })
    const answered = await send(SIGN_IN, { attempt, answer })
    return { attempt, answer, status: answered.status, cookie: answered.headers.get('set-cookie') }
  }
  const entered = await tryIt()
  assert.equal(entered.status, 303)
  assert.match(entered.cookie ?? '', /^tessuto_session=/)
  const { attempt, answer } = entered
  assert.equal((await send(SIGN_IN, { attempt, answer })).status, 422, 'the same signature again')
  for (const how of [
    { origin: 'https://evil.example' },
    { rpId: 'evil.example' },
    { challenge: 'b3RoZXI' },
    { verified: false },
  ]) {
    const refused = await tryIt(how)
    assert.deepEqual([refused.status, refused.cookie], [422, null], JSON.stringify(how))
  }
  assert.equal((await tryIt({ counter: 7 })).status, 303)
  assert.equal((await tryIt({ counter: 7 })).status, 422, 'a copy of the device')
  await house().db.updateTable('account').set({ state: 'suspended' }).where('id', '=', id).execute()
  assert.equal((await tryIt({ counter: 8 })).status, 422, 'a suspended account')
})

test('a passkey made for another site, or asked by somebody else, is not kept', async () => {
  await member('quirino')
  await member('rina')
  const [quirino, rina] = [await enter('quirino'), await enter('rina')]
  assert.equal((await make(quirino, { origin: 'https://evil.example' })).status, 422)
  assert.equal((await make(quirino, { verified: false })).status, 422)
  assert.equal((await make(quirino, {}, rina)).status, 422)
  assert.equal((await make(quirino)).status, 303)
})
