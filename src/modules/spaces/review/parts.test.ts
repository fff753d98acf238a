import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { openPostOffice, type PostOffice } from '../../../platform/testing/post-office.ts'
import { saveDraft } from '../draft.ts'
import { mailDecision } from '../mails.ts'
import { findSpace } from '../space.ts'
import { type Ask, approval, asking, begin, handIn, plantBody } from '../space-fixture.ts'
import { withNews } from '../structure.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>

let house: TestApplication
let ask: Ask
let editor: Person
let post: PostOffice
before(async () => {
  post = await openPostOffice()
  house = await testApplication(MODULES, { SMTP_URL: post.url })
  ask = asking(house)
  editor = await house.person({ role: 'web_editor' })
})
after(async () => {
  await house.stop()
  await post.stop()
})

const NEWS = '11111111-1111-7111-8111-111111111111'
const BAD = '22222222-2222-7222-8222-222222222222'

/** A site that is public, with two pieces of news handed in since: one is good. */
async function handed(name: string, { trusted = false } = {}) {
  const { id, slug } = await plantBody(house, name)
  const owner = await house.person({ role: 'organization_editor', organizationId: id })
  if (trusted)
    await house.db
      .insertInto('record_trust')
      .values({ organization_id: id, since: new Date(), given_by: 'Prova' })
      .execute()
  await begin(house, ask, id, owner.cookie)
  const decide = (submission: string, form: Record<string, string | readonly string[]>, more = '') =>
    ask(`/gestione/spazi/${submission}${more}`, { cookie: editor.cookie, form })
  const first = await handIn(house, ask, id, owner.cookie)
  assert.equal((await decide(first, await approval(house, first))).status, 303)
  await house.db.transaction().execute(async (tx) => {
    const one = (news: string, title: string) =>
      saveDraft(tx, {
        ...{ organizationId: id, seen: 2_000_000, by: owner, now: new Date() },
        change: (document) => ({
          ...withNews(document, news, title, '2026-11-22'),
          news: withNews(document, news, title, '2026-11-22').news.map((item) =>
            item.id === news ? { ...item, values: { ...item.values, 'text.it': `${title}.` } } : item,
          ),
        }),
      })
    await one(NEWS, 'Concerto in piazza')
    await one(BAD, 'Vendiamo automobili')
  })
  const submission = await handIn(house, ask, id, owner.cookie)
  const publicly = async () => (await ask(`/spazi/${slug}/notizie`)).text
  return { id, owner, submission, decide, publicly }
}

test('an editor approves some parts and sends the others back with a reason, which their people read', async () => {
  const { id, owner, submission, decide, publicly } = await handed('Coro a parti')
  const page = await ask(`/gestione/spazi/${submission}`, { cookie: editor.cookie })
  assert.equal(page.text.match(/name="parte" value="[^"]+" checked/g)?.length, 2)
  const part = { azione: 'approva', parte: NEWS }
  const unsaid = await decide(submission, part)
  assert.equal(unsaid.status, 422)
  assert.equal(unsaid.text.match(/name="parte" value="[^"]+" checked/g)?.length, 1)
  assert.equal((await decide(submission, { azione: 'approva', motivo: 'Perché no' })).status, 422)
  assert.equal((await decide(submission, { ...part, motivo: 'È <b>pubblicità' })).status, 303)
  const shown = await publicly()
  assert.match(shown, /Concerto in piazza/)
  assert.doesNotMatch(shown, /automobili/)
  const home = await ask(`/area/${id}/spazio`, { cookie: owner.cookie })
  assert.match(home.text, /È &lt;b>pubblicità/)
  assert.match(home.text, new RegExp(`spazio/pagine/${BAD}`))
  const { draft } = (await findSpace(house.db, id)) ?? assert.fail()
  assert.equal(draft.news.length, 2, 'what came back is still in the draft')
  await mailDecision(house.services, { submissionId: submission, organizationId: id, state: 'approved' })
  const [mail] = post.received
  const words = mail?.message.replaceAll('=\r\n', '') ?? ''
  assert.match(words, /ti ha rimandato alcune parti/)
  assert.match(words, /<b>pubblicit/)
})

test('a decision in parts is taken back whole, and decided anew', async () => {
  const { submission, decide, publicly } = await handed('Coro ripensato')
  await decide(submission, { azione: 'approva', parte: NEWS, motivo: 'No' })
  assert.equal((await decide(submission, {}, '/annulla')).status, 303)
  assert.doesNotMatch(await publicly(), /Concerto|automobili/)
  assert.equal((await decide(submission, await approval(house, submission))).status, 303)
  assert.match(await publicly(), /automobili/)
})

test('of a trusted organisation only what is left out is taken back, and comes back with the decision', async () => {
  const { submission, decide, publicly } = await handed('Coro fidato a parti', { trusted: true })
  assert.match(await publicly(), /automobili/)
  await decide(submission, { azione: 'approva', parte: NEWS, motivo: 'No' })
  assert.match(await publicly(), /Concerto/)
  assert.doesNotMatch(await publicly(), /automobili/)
  assert.equal((await decide(submission, {}, '/annulla')).status, 303)
  assert.match(await publicly(), /automobili/)
})

test('what was handed in is looked at as it will be, by who decides only', async () => {
  const { owner, submission } = await handed('Coro da guardare')
  const path = `/gestione/spazi/${submission}/anteprima`
  const seen = await ask(`${path}?p=%2Fnotizie`, { cookie: editor.cookie })
  assert.match(seen.text, /automobili/)
  assert.equal((await ask(path, { cookie: owner.cookie })).status, 403)
  assert.equal((await ask(`${path}?p=%2Fniente`, { cookie: editor.cookie })).status, 404)
})
