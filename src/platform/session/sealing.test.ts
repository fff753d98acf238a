import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sealing } from './sealing.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'tessuto-seal-'))
after(() => rmSync(dataDir, { recursive: true }))
const config = { dataDir, secretKey: undefined }
const secret = Buffer.from('twenty bytes of secret')

test('what was sealed opens again, in another process too, and does not show its content', () => {
  const sealed = sealing(config, 'totp').seal(secret)
  assert.equal(sealed.includes(secret), false)
  assert.deepEqual(sealing(config, 'totp').open(sealed), secret)
})

test('it opens neither changed, nor for another purpose, nor with another key', () => {
  const sealed = sealing(config, 'totp').seal(secret)
  const changed = Buffer.from(sealed)
  changed.writeUInt8(changed.readUInt8(30) ^ 1, 30)
  assert.equal(sealing(config, 'totp').open(changed), undefined)
  assert.equal(sealing(config, 'oidc').open(sealed), undefined)
  const other = { dataDir, secretKey: Buffer.alloc(32, 7).toString('base64') }
  assert.equal(sealing(other, 'totp').open(sealed), undefined)
  assert.equal(sealing(config, 'totp').open(Buffer.alloc(3)), undefined)
})

test('the key is made once, and only its owner reads it', () => {
  const file = join(dataDir, 'secret.key')
  const before = readFileSync(file, 'utf8')
  sealing(config, 'totp')
  assert.equal(readFileSync(file, 'utf8'), before)
  assert.equal(statSync(file).mode & 0o777, 0o600)
})
