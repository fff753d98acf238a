import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAccount } from '../../platform/session/accounts.ts'
import { privacyErase, privacyExport } from './privacy-commands.ts'
import { byMail } from './testing/by-mail.ts'

let kept = ''
const { house, member, enter } = byMail({
  name: 'prova',
  keepsAccount: async (_tx, id) => (id === kept ? 'accounts.remove_roles' : undefined),
})

/** Runs a command as the operator types it; what it says, and its exit code. */
async function run(
  command: typeof privacyErase,
  positionals: string[],
  values: Record<string, unknown> = {},
) {
  const lines: string[] = []
  const { config, modules } = house().services
  const say = (line: string) => void lines.push(line)
  const code = await command.run({
    ...{ config, modules, positionals, print: say, error: say },
    values: { lang: 'en', ...values } as Record<string, string | boolean>,
    services: async () => house().services,
    ask: async (_question, { safe }) => safe,
  })
  return { code, said: lines.join('\n') }
}

/** The last line of what would be erased, in each language but English. */
const NOTHING = {
  it: /righe: 1;[\s\S]*Non è cambiato niente/,
  fr: /lignes\s: 1[\s\S]*Rien n’a été modifié/,
  zh: /1 行；[\s\S]*未做任何更改/,
  ar: /عدد الأسطر: 1؛[\s\S]*لم يتغيّر شيء/,
  ru: /строк: 1;[\s\S]*Ничего не изменено/,
}

test('the operator sees what would go, then erases it and reads what stays and why', async () => {
  const { id, email } = await member('dora')
  await enter('dora')
  const shown = await run(privacyExport, [email.toUpperCase()])
  assert.match(shown.said, /"user_id": "dora"[\s\S]*"address_block"/)
  assert.doesNotMatch(shown.said, /argon2|token_hash/)
  const before = await run(privacyErase, [email])
  assert.match(before.said, /known_device: rows: 1; deleted[\s\S]*Nothing was changed/)
  for (const [lang, words] of Object.entries(NOTHING)) {
    const { said } = await run(privacyErase, [email], { lang })
    assert.match(said, words)
    assert.doesNotMatch(said, /rows: |deleted|Nothing was/)
  }
  assert.equal((await findAccount(house().db, id))?.state, 'active')
  const done = await run(privacyErase, [email], { yes: true, also: ['Persona dora'] })
  assert.equal(done.code, 0)
  assert.match(done.said, /platform audit_entry: rows: \d+; stays: a public register/)
  assert.equal((await findAccount(house().db, id))?.state, 'removed')
  assert.doesNotMatch((await run(privacyExport, [email])).said, /"user_id"/)
})

test('somebody without an account is found by the address and forgotten', async () => {
  const { db } = house()
  const row = { id: '00000000-0000-7000-8000-0000000000e1', email: 'ezio@example.org', lang: 'it' as const }
  const reason = { invited_by: 'prova', reason: 'prova', purpose: '{}', token_hash: null }
  const moments = { created_at: new Date(), expires_at: new Date(), accepted_at: null, accepted_by: null }
  await db
    .insertInto('account_invitation')
    .values({ ...row, ...reason, ...moments })
    .execute()
  const { said } = await run(privacyErase, ['Ezio@example.org'], { yes: true })
  assert.match(said, /account_invitation: rows: 1; deleted/)
  assert.match((await run(privacyExport, ['ezio@example.org'])).said, /"kept": \[\]/)
})

test('an account that must stay is left whole; an address that is none, or a word too short, is refused', async () => {
  const { id, email } = await member('fosca')
  kept = id
  assert.deepEqual((await run(privacyErase, [email], { yes: true })).code, 1)
  assert.equal((await findAccount(house().db, id))?.email, email)
  assert.equal((await run(privacyErase, ['fosca'], { yes: true })).code, 2)
  assert.match((await run(privacyErase, [email], { yes: true, also: ['Ada'] })).said, /too short/)
})
