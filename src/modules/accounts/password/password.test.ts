import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCommon } from './common-passwords.ts'
import { hashPassword, isOutdated, isPassword, NOBODYS_HASH } from './hash.ts'
import { passwordFault } from './rule.ts'

const QUICK = { memory: 64, passes: 1 }

test('a hash is of one password, with a salt of its own, whatever way its letters are composed', async () => {
  const [first, second] = await Promise.all([
    hashPassword('perché no città', QUICK),
    hashPassword('perché no città', QUICK),
  ])
  assert.notEqual(first, second)
  assert.equal(await isPassword('perché no città'.normalize('NFD'), first), true)
  assert.equal(await isPassword('Perché no città', first), false)
  assert.equal(isOutdated(first), true)
})

test('a hash in another form, and that of nobody, are of no password', async () => {
  for (const hash of ['', 'plain', '$2b$10$abc', '$argon2i$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA'])
    assert.equal(await isPassword('', hash), false)
  assert.equal(await isPassword('qualunque cosa', NOBODYS_HASH), false)
  assert.equal(isOutdated(NOBODYS_HASH), false, 'it costs what a real one does')
})

test('common passwords are refused whatever their capitals, others of any kind are taken', () => {
  for (const common of ['123qweasdzxc', 'QWERTY123456', 'qwertyqwerty', 'sonyericsson', 'Leavemealone'])
    assert.equal(isCommon(common), true, common)
  for (const fine of [
    'quattro mele rosse',
    '四个红苹果在桌子上放着呢好',
    'только строчные буквы',
    '            x1234',
  ])
    assert.equal(passwordFault(fine, ['anna.bianchi']), undefined, fine)
})

test('length counts characters as people see them, 12 to 128', () => {
  assert.equal(passwordFault('undici char', []), 'short')
  assert.equal(passwordFault('🍎🍏🍐🍊🍋🍌🍉🍇🍓🫐🍈', []), 'short')
  assert.equal(passwordFault('🍎🍏🍐🍊🍋🍌🍉🍇🍓🫐🍈🍒', []), undefined)
  assert.equal(passwordFault('abcdefgh'.repeat(16), []), undefined)
  assert.equal(passwordFault(`${'abcdefgh'.repeat(16)}!`, []), 'long')
})

test('a password of few different characters or of one’s own names is refused', () => {
  assert.equal(passwordFault('ababababababab', []), 'common')
  assert.equal(passwordFault('anna.bianchi2026', ['anna.bianchi', 'anna.bianchi@example.org']), 'personal')
  assert.equal(passwordFault('Bianchi-anna-1', ['anna.bianchi']), 'personal')
  assert.equal(passwordFault('bianchi ama le mele', ['anna.bianchi']), undefined)
})
