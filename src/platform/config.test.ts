import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

const refused: [Record<string, string>, RegExp][] = [
  [{ PORT: 'tremila' }, /^PORT must be a number/],
  [{ PORT: '70000' }, /^PORT must be a number/],
  [{ DATABASE_URL: 'mysql://localhost' }, /^DATABASE_URL must be an address such as postgresql:/],
  [{ DATABASE_READ_URL: 'nope' }, /^DATABASE_READ_URL must/],
  [{ PUBLIC_URL: 'javascript:alert(1)' }, /^PUBLIC_URL must be an address/],
  [{ TERRITORY: 'prato' }, /^TERRITORY must be like province:100/],
  [{ SMTP_URL: 'mail.example.it' }, /^SMTP_URL must/],
  [{ MAIL_FROM: 'redazione' }, /^MAIL_FROM must be a mail address/],
  [{ TILE_URL: 'http://tiles.example/{z}/{x}/{y}.png' }, /^TILE_URL must be https/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of silent/],
  [{ TIME_ZONE: 'Roma' }, /^TIME_ZONE must/],
  [{ TRUST_PROXY: 'maybe' }, /^TRUST_PROXY must be 1/],
  [{ TRUST_PROXY: '10.0.0.0/33' }, /^TRUST_PROXY must be 1/],
  [{ TRUST_PROXY: '127.0.0.1,*' }, /^TRUST_PROXY must be 1/],
  [{ DRAIN_SECONDS: 'soon' }, /^DRAIN_SECONDS must be a number of seconds/],
]

test('an empty environment gives a configuration that works on one machine', () => {
  const config = readConfig({})
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.territory, 'province:100')
  assert.equal(config.databaseUrl, undefined)
  assert.deepEqual(config.trustProxy, [])
})

test('a proxy is believed where it stands: on this machine, or at the addresses listed', () => {
  assert.deepEqual(readConfig({ TRUST_PROXY: '1' }).trustProxy, ['127.0.0.0/8', '::1'])
  assert.deepEqual(readConfig({ TRUST_PROXY: 'off' }).trustProxy, [])
  const listed = readConfig({ TRUST_PROXY: '10.0.0.5, 2001:db8::/64' }).trustProxy
  assert.deepEqual(listed, ['10.0.0.5', '2001:db8::/64'])
})

test('a variable set to nothing counts as not set', () => {
  assert.equal(readConfig({ PORT: '', DATABASE_URL: ' ' }).port, 3000)
})

for (const [env, words] of refused) {
  test(`${Object.keys(env)}=${Object.values(env)} is refused with a sentence that names it`, () => {
    assert.throws(
      () => readConfig(env),
      (error: Error) => error instanceof ConfigError && words.test(error.message),
    )
  })
}

test('every wrong variable is named at once', () => {
  assert.throws(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' }), /PORT must[^\n]*\nLOG_LEVEL must/)
})

test('the public address has no slash at the end, and BASE_URL is its other name', () => {
  assert.equal(readConfig({ BASE_URL: 'https://rete.example.it/' }).publicUrl, 'https://rete.example.it')
})
