import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { audit } from '../audit/audit.ts'
import { makeEntryLink } from '../session/entry-link.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { personWith } from '../testing/person.ts'
import { standingAlone } from './mentions.ts'
import { findOwner } from './person.ts'

let data: TestDatabase
before(async () => {
  data = await testDatabase()
})
after(() => data.stop())

const rename = (id: string, name: string) =>
  data.db.updateTable('account').set({ name }).where('id', '=', id).execute()
const act = (id: string, name: string) =>
  audit(data.db, { actor: { id, name }, action: 'x.done', subject: 'x', subjectId: 'x', at: new Date() })

test('who takes the name of somebody else gets nothing that has only the name', async () => {
  const [thief, clerk, mover] = await Promise.all([1, 2, 3].map(() => personWith(data.db, [])))
  assert.ok(thief && clerk && mover)
  const own = thief.name
  await act(thief.id, own)
  const namesFor = async (name: string) => {
    await rename(thief.id, name)
    const { names, sharedNames } = await findOwner(data.db, thief.id)
    return { names: names.toSorted(), sharedNames }
  }
  assert.deepEqual(await namesFor(clerk.name), { names: [own], sharedNames: [clerk.name] }, 'of an account')
  await makeEntryLink(data.db, { name: 'Entrata Conlink', roles: ['web_editor'], now: new Date() })
  assert.deepEqual((await namesFor('Entrata Conlink')).sharedNames, ['Entrata Conlink'], 'of a link')
  await act(mover.id, 'Nome Diprima')
  assert.deepEqual(
    (await namesFor('Nome Diprima')).sharedNames,
    ['Nome Diprima'],
    'of somebody who changed theirs',
  )
  assert.deepEqual(await namesFor('Nome Nuovo'), { names: ['Nome Nuovo', own].toSorted(), sharedNames: [] })
})

test('an address or a name is found where it stands alone, also in the text of JSON', async () => {
  const found = async (needle: string, text: unknown) => {
    const { rows } = await sql<{
      yes: boolean
    }>`select ${text}::text ~* ${standingAlone(needle)} as yes`.execute(data.db)
    return rows[0]?.yes
  }
  for (const text of ['ana@x.it', 'Scrivi a ANA@X.it.', '<ana@x.it>', '{"a": "Cara\\nana@x.it\\tciao"}'])
    assert.ok(await found('ana@x.it', text), text)
  for (const text of ['mariana@x.it', 'ana@x.it.com', 'ana@xxit', 'b.ana@x.it'])
    assert.equal(await found('ana@x.it', text), false, text)
  assert.ok(await found('Ana D’Or (1)', 'per Ana D’Or (1), domani'))
  assert.ok(await found('Ana "la" \\ Or', JSON.stringify({ note: 'per Ana "la" \\ Or' })))
  assert.equal(await found('Ana Or', 'Susana Orlandi'), false)
})
