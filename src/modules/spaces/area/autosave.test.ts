import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { findPart } from '../document.ts'
import { findSpace } from '../space.ts'
import { type Ask, asking, begin, plantBody } from '../space-fixture.ts'

let house: TestApplication
let ask: Ask
before(async () => {
  house = await testApplication(MODULES)
  ask = asking(house)
})
after(() => house.stop())

/** A site with two people who write in its first block. */
async function site(name: string) {
  const { id } = await plantBody(house, name)
  const [anna, bruno] = await Promise.all([
    house.person({ role: 'organization_editor', organizationId: id }),
    house.person({ role: 'organization_editor', organizationId: id }),
  ])
  const space = await begin(house, ask, id, anna.cookie)
  const block = space.draft.pages[0]?.blocks[0] ?? assert.fail()
  const path = `/area/${id}/spazio/parti/${block.id}`
  /** What the script of the page is told. */
  const byItself = async (cookie: string, revisione: number, fields: Record<string, string>) => {
    const answer = await house.app.request(`/it${path}`, {
      method: 'POST',
      headers: { cookie, accept: 'application/json' },
      body: new URLSearchParams({ revisione: String(revisione), ...fields }),
    })
    return answer.status === 401 ? { state: 'out' } : answer.json()
  }
  const values = async () => {
    const { draft } = (await findSpace(house.db, id)) ?? assert.fail()
    return findPart(draft, block.id)?.values ?? {}
  }
  return { id, anna, bruno, path, byItself, values }
}

test('a block saves by itself, and one press undoes all that was written since it was opened', async () => {
  const { id, anna, path, byItself, values } = await site('Coro che scrive')
  const original = await values()
  const one = await byItself(anna.cookie, 1, { inizio: '1', text: 'Can' })
  assert.deepEqual([one.state, one.revision], ['saved', 2])
  const two = await byItself(anna.cookie, 2, { inizio: '1', text: 'Cantiamo' })
  assert.deepEqual([two.state, two.revision], ['saved', 3])
  const form = { revisione: '3', inizio: '1', text: 'Cantiamo in piazza' }
  const sent = await ask(path, { cookie: anna.cookie, form })
  assert.match(sent.to, /salvata=4&da=1$/)
  const back = await ask(sent.to.replace('/it', ''), { cookie: anna.cookie })
  assert.match(back.text, /name="da" value="1"/)
  await ask(`/area/${id}/spazio/annulla`, { cookie: anna.cookie, form: { salvata: '4', da: '1' } })
  assert.deepEqual(await values(), original)
})

test('what a colleague saved in between is not undone, nor what nobody saved', async () => {
  const { id, anna, bruno, path, byItself, values } = await site('Coro a più mani')
  await byItself(anna.cookie, 1, { text: 'Di Anna' })
  await byItself(bruno.cookie, 2, { text: 'Di Anna', title: 'Di Bruno' })
  await byItself(anna.cookie, 3, { inizio: '1', text: 'Di Anna, ancora', title: 'Di Bruno' })
  const undo = (salvata: string, da: string) =>
    ask(`/area/${id}/spazio/annulla`, { cookie: anna.cookie, form: { salvata, da } })
  await undo('4', '1')
  assert.deepEqual(
    [(await values())['title.it'], (await values())['text.it']],
    ['Di Bruno', 'Di Anna'],
    'back to what Anna found when Bruno had saved',
  )
  assert.match((await undo('3', '2')).to, /nonannullato/)
  const form = { revisione: '5', text: 'Di Anna', title: 'Di Bruno' }
  const unchanged = await ask(path, { cookie: anna.cookie, form })
  const shown = await ask(unchanged.to.replace('/it', ''), { cookie: anna.cookie })
  assert.ok(!shown.text.includes('name="salvata"'), 'there is nothing to undo')
})

test('what another wrote in the same block stops the saving by itself, and nothing is overwritten', async () => {
  const { anna, bruno, byItself, values } = await site('Coro conteso')
  await byItself(anna.cookie, 1, { text: 'Di Anna', title: 'Chi siamo' })
  assert.equal((await byItself(bruno.cookie, 1, { text: 'Di Bruno' })).state, 'conflict')
  const { 'text.it': original = '' } = await values()
  assert.equal(original, 'Di Anna')
  const moved = await byItself(bruno.cookie, 1, { text: 'Cantiamo **insieme** da anni.' })
  assert.equal(moved.state, 'moved', 'the page does not show what Anna wrote')
  assert.equal((await values())['title.it'], 'Chi siamo')
  assert.equal((await byItself(bruno.cookie, 2, { text: '' })).state, 'invalid')
})

test('when the session is over nothing is saved, and the page to sign in keeps what was typed', async () => {
  const { path, byItself } = await site('Coro scaduto')
  assert.equal((await byItself('', 1, { text: 'Di nessuno' })).state, 'out')
  const out = await ask(path, { form: { revisione: '1', text: 'Scritto "a lungo"' } })
  assert.equal(out.status, 401)
  assert.match(out.text, /Scritto \\&quot;a lungo/)
})

test('a page or a piece of news goes only after a question that says what goes with it', async () => {
  const { id, anna } = await site('Coro che sfoltisce')
  const home = `/area/${id}/spazio`
  const form = { azione: 'pagina', revisione: '1', titolo: 'Storia' }
  const { to } = await ask(`${home}/struttura`, { cookie: anna.cookie, form })
  const page = to.split('/').at(-1) ?? ''
  await ask(`${home}/struttura`, {
    cookie: anna.cookie,
    form: { azione: 'blocco', revisione: '2', in: page, tipo: 'quote' },
  })
  const question = await ask(`${home}/togli/${page}`, { cookie: anna.cookie })
  assert.match(question.text, /il suo 1 blocco/)
  const [, asked = ''] = question.text.match(/name="id" value="([^"]+)"/) ?? []
  assert.equal(asked, page)
  assert.doesNotMatch((await ask(home, { cookie: anna.cookie })).text, /value="togli"/)
})
