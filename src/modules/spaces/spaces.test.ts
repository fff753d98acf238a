import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { findSpace } from './space.ts'
import { type Ask, approval, asking, begin, handIn, plantBody } from './space-fixture.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>

let house: TestApplication
let ask: Ask
let [editor, chief]: Person[] = []
before(async () => {
  house = await testApplication(MODULES)
  ask = asking(house)
  editor = await house.person({ role: 'web_editor' })
  chief = await house.person({ role: 'chief_editor' })
})
after(() => house.stop())

const staff = () => ({ cookie: editor?.cookie ?? assert.fail() })
const body = async (name: string) => {
  const planted = await plantBody(house, name)
  const { cookie } = await house.person({ role: 'organization_editor', organizationId: planted.id })
  return { ...planted, cookie, home: `/area/${planted.id}/spazio` }
}
const spaceOf = async (id: string) => (await findSpace(house.db, id)) ?? assert.fail()
const firstBlock = async (id: string) => (await spaceOf(id)).draft.pages[0]?.blocks[0] ?? assert.fail()

test('one button makes a site from the record; nobody sees it until the editors approve it', async () => {
  const own = await body('Coro delle Colline')
  await begin(house, ask, own.id, own.cookie)
  const preview = await ask(`${own.home}/anteprima`, { cookie: own.cookie })
  assert.match(preview.text, /Coro delle Colline/)
  assert.match(preview.text, /<strong>insieme<\/strong>/)
  assert.match(preview.text, /Corso di canto/)
  assert.equal((await ask(`/spazi/${own.slug}`)).status, 404)
  const id = await handIn(house, ask, own.id, own.cookie)
  const again = await ask(`${own.home}/invia`, { cookie: own.cookie })
  assert.match(again.text, /già stata inviata/)
  assert.ok(!again.text.includes('name="note"'), 'the same is not handed in twice')
  assert.match((await ask('/gestione/coda', staff())).text, new RegExp(`/gestione/spazi/${id}`))
  assert.equal((await ask(`/spazi/${own.slug}`)).status, 404, 'handed in is not approved')
  assert.match((await ask(`/gestione/spazi/${id}`, staff())).text, /Cantiamo/)
  await ask(`/gestione/spazi/${id}`, { ...staff(), form: await approval(house, id) })
  const shown = await ask(`/spazi/${own.slug}`)
  assert.equal(shown.status, 200)
  assert.match(shown.text, /<h1>.*Coro delle Colline.*<\/h1>/s)
  const arabic = await ask(`/spazi/${own.slug}`, { lang: 'ar' })
  assert.match(arabic.text, /نغني معًا/)
  assert.match(arabic.text, /lang="it"[^>]*dir="ltr"/)
  assert.match((await ask(`/enti/${own.slug}`)).text, new RegExp(`/it/spazi/${own.slug}`))
  assert.match((await ask('/spazi?q=colline')).text, new RegExp(`/it/spazi/${own.slug}`))
  assert.match((await ask('!/sitemap/1.xml')).text, new RegExp(`/it/spazi/${own.slug}`))
})

test('a site that comes back says why; what is corrected and sent again becomes public; a decision is taken back', async () => {
  const own = await body('Coro rimandato')
  await begin(house, ask, own.id, own.cookie)
  const first = await handIn(house, ask, own.id, own.cookie)
  const empty = await ask(`/gestione/spazi/${first}`, {
    ...staff(),
    form: { azione: 'rimanda', motivo: ' ' },
  })
  assert.equal(empty.status, 422)
  await ask(`/gestione/spazi/${first}`, {
    ...staff(),
    form: { azione: 'rimanda', motivo: 'Manca <b>chi siete</b>' },
  })
  assert.match((await ask(own.home, { cookie: own.cookie })).text, /Manca &lt;b>chi siete/)
  const block = await firstBlock(own.id)
  const { revision } = await spaceOf(own.id)
  await ask(`${own.home}/parti/${block.id}`, {
    cookie: own.cookie,
    form: { revisione: String(revision), text: 'Siamo un coro.' },
  })
  const second = await handIn(house, ask, own.id, own.cookie)
  await ask(`/gestione/spazi/${second}`, { ...staff(), form: await approval(house, second) })
  assert.match((await ask(`/spazi/${own.slug}`)).text, /Siamo un coro\./)
  const back = await ask(`/gestione/spazi/${second}/annulla`, { ...staff(), form: {} })
  assert.equal(back.status, 303)
  assert.equal((await ask(`/spazi/${own.slug}`)).status, 404)
  const again = await ask(`/gestione/spazi/${second}`, {
    cookie: chief?.cookie ?? '',
    form: await approval(house, second),
  })
  assert.equal(again.status, 303)
  const late = await ask(`/gestione/spazi/${second}`, { ...staff(), form: await approval(house, second) })
  assert.equal(late.status, 409)
  const log = await house.db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_id', '=', second)
    .execute()
  assert.deepEqual(log.map(({ action }) => action).toSorted(), [
    'spaces.approved',
    'spaces.approved',
    'spaces.submit',
    'spaces.take_back',
  ])
})

test('a trusted organisation publishes at once; sent back, what was public before is public again', async () => {
  const own = await body('Coro fidato')
  await house.db
    .insertInto('record_trust')
    .values({ organization_id: own.id, since: new Date(), given_by: 'Prova' })
    .execute()
  await begin(house, ask, own.id, own.cookie)
  const first = await handIn(house, ask, own.id, own.cookie)
  assert.equal((await ask(`/spazi/${own.slug}`)).status, 200)
  await ask(`/gestione/spazi/${first}`, { ...staff(), form: await approval(house, first) })
  const block = await firstBlock(own.id)
  const { revision } = await spaceOf(own.id)
  await ask(`${own.home}/parti/${block.id}`, {
    cookie: own.cookie,
    form: { revisione: String(revision), text: 'Pubblicità' },
  })
  const second = await handIn(house, ask, own.id, own.cookie)
  assert.match((await ask(`/spazi/${own.slug}`)).text, /Pubblicità/)
  await ask(`/gestione/spazi/${second}`, { ...staff(), form: { azione: 'rimanda', motivo: 'No' } })
  assert.doesNotMatch((await ask(`/spazi/${own.slug}`)).text, /Pubblicità/)
  assert.match((await ask(`${own.home}/anteprima`, { cookie: own.cookie })).text, /Pubblicità/)
  await ask(`/gestione/spazi/${second}/annulla`, { ...staff(), form: {} })
  assert.match((await ask(`/spazi/${own.slug}`)).text, /Pubblicità/)
})

test('nobody approves their own site, not even an editor', async () => {
  const own = await body('Coro di redazione')
  const both = await house.person(
    { role: 'organization_owner', organizationId: own.id },
    { role: 'web_editor' },
  )
  await begin(house, ask, own.id, both.cookie)
  const id = await handIn(house, ask, own.id, both.cookie)
  const page = await ask(`/gestione/spazi/${id}`, { cookie: both.cookie })
  assert.doesNotMatch(page.text, /value="approva"/)
  assert.equal(
    (await ask(`/gestione/spazi/${id}`, { cookie: both.cookie, form: await approval(house, id) })).status,
    409,
  )
  assert.equal((await ask(`/spazi/${own.slug}`)).status, 404)
})

test('two people write in the same block and neither text is lost; one chooses', async () => {
  const own = await body('Coro a due voci')
  const other = await house.person({ role: 'organization_editor', organizationId: own.id })
  await begin(house, ask, own.id, own.cookie)
  const block = await firstBlock(own.id)
  const path = `${own.home}/parti/${block.id}`
  const save = (cookie: string, form: Record<string, string>) =>
    ask(path, { cookie, form: { revisione: '1', ...form } })
  assert.equal((await save(own.cookie, { text: 'La prima', title: 'Chi siamo' })).status, 303)
  const clash = await save(other.cookie, { text: 'La seconda' })
  assert.equal(clash.status, 409)
  assert.match(clash.text, /La prima|prima/)
  assert.match(clash.text, /name="text" value="La seconda"/)
  const [, seen = ''] = clash.text.match(/name="vista" value="(\d+)"/) ?? []
  const unsure = await save(other.cookie, { text: 'La seconda', vista: seen })
  assert.equal(unsure.status, 409)
  await save(other.cookie, { text: 'La seconda', vista: seen, 'scelta.0': 'mia' })
  const kept = await firstBlock(own.id)
  assert.equal(kept.values['text.it'], 'La seconda')
  assert.equal(kept.values['title.it'], 'Chi siamo')
})

test('twenty savings at once are all kept', async () => {
  const own = await body('Coro affollato')
  await begin(house, ask, own.id, own.cookie)
  const titles = Array.from({ length: 20 }, (_one, at) => `Pagina numero ${at % 10}`)
  const done = await Promise.all(
    titles.map((titolo) =>
      ask(`${own.home}/struttura`, {
        cookie: own.cookie,
        form: { azione: 'pagina', revisione: '1', titolo },
      }),
    ),
  )
  assert.deepEqual([...new Set(done.map(({ status }) => status))], [303])
  const { draft, revision } = await spaceOf(own.id)
  assert.deepEqual(
    draft.pages
      .slice(1)
      .map(({ values }) => values['title.it'])
      .toSorted(),
    titles.toSorted(),
  )
  assert.equal(revision, 21)
  assert.equal(new Set(draft.pages.map(({ values }) => values.slug)).size, 21)
})

test('what was removed comes back with one press, also after somebody else saved', async () => {
  const own = await body('Coro ritrovato')
  await begin(house, ask, own.id, own.cookie)
  const page = (await spaceOf(own.id)).draft.pages[0] ?? assert.fail()
  const block = await firstBlock(own.id)
  const form = { azione: 'togli', revisione: '1', id: block.id, in: page.id }
  const removed = await ask(`${own.home}/struttura`, { cookie: own.cookie, form })
  const [, saved = ''] = removed.to.match(/salvata=(\d+)/) ?? []
  await ask(`${own.home}/struttura`, {
    cookie: own.cookie,
    form: { azione: 'notizia', revisione: saved, titolo: 'Concerto' },
  })
  await ask(`${own.home}/annulla`, { cookie: own.cookie, form: { salvata: saved, in: page.id } })
  const { draft } = await spaceOf(own.id)
  assert.equal(draft.pages[0]?.blocks[0]?.id, block.id)
  assert.equal(draft.news.length, 1)
})
