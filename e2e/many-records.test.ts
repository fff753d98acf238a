import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plant } from '../src/modules/lists/lists-fixture.ts'
import { enterAs } from './browser.ts'
import { startSite } from './site.ts'
import { PHONE, stage, WAYS } from './stage.ts'

const { open, words, site } = stage(() => startSite({ demo: false }))
const t = () => words('it')

/** What the sectors of these records are. */
const sectorsOf = async (ids: readonly string[]): Promise<string[]> => {
  const rows = await site()
    .db.selectFrom('organization_term')
    .select(['organization_id', 'code'])
    .where('organization_id', 'in', ids)
    .where('taxonomy', '=', 'sector')
    .execute()
  return rows.map(({ organization_id: id, code }) => `${ids.indexOf(id)} ${code}`).toSorted()
}

for (const { way, javaScriptEnabled } of WAYS)
  test(`an editor finds some records, keeps the list, looks at what a change would do, makes it and takes it back, ${way}`, async () => {
    const tag = javaScriptEnabled ? 'con' : 'senza'
    const said = { type_code: javaScriptEnabled ? 'odv' : 'aps' }
    const ids = [
      await plant(site().db, { ...said, name: `Coro uno ${tag}` }),
      await plant(site().db, { ...said, name: `Coro due ${tag}` }),
    ]
    await plant(site().db, { name: `Altro ${tag}`, type_code: 'ets' })
    const { page, complaints } = await open({ ...PHONE, javaScriptEnabled })
    await enterAs(page, site().address, (await site().person({ role: 'web_editor' })).cookie)
    const press = (label: string) => page.getByRole('button', { name: label, exact: true }).click()

    await page.goto('/it/gestione/enti')
    await page.locator('summary', { hasText: t()('lists.filters', { count: 0 }) }).click()
    await page.locator('select[name=tipo]').selectOption(said.type_code)
    await press(t()('lists.show'))
    await page.getByText(t()('lists.count', { count: 2 }), { exact: true }).waitFor()
    await page.locator('summary', { hasText: t()('lists.keep') }).click()
    await page.getByLabel(t()('lists.view_name')).fill(`Cori ${tag}`)
    await press(t()('lists.keep_view'))
    await page.getByText(t()('lists.view_saved')).waitFor()

    await press(t()('lists.change_all', { count: 2 }))
    await page.getByLabel(t()('lists.kind_sector_add')).check()
    await press(t()('lists.go_on'))
    await page.locator('select[name=codice]').selectOption({ index: 1 })
    await press(t()('lists.look_first'))
    await page.getByText(t()('lists.would_change', { count: 2 })).waitFor()
    assert.deepEqual(await sectorsOf(ids), [], 'nothing changes while it is looked at')
    const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'
    assert.equal(await page.evaluate(wide), false, 'nothing is wider than the phone')

    await press(t()('lists.make_change', { count: 2 }))
    await page.getByText(t()('lists.pass_applied')).waitFor()
    assert.equal((await sectorsOf(ids)).length, 2)
    await press(t()('lists.undo_many'))
    await page.getByText(t()('lists.pass_undone')).waitFor()
    assert.deepEqual(await sectorsOf(ids), [])

    await page.goto('/it/gestione/enti')
    await page.getByRole('link', { name: `Cori ${tag}` }).click()
    await page.getByText(t()('lists.count', { count: 2 }), { exact: true }).waitFor()
    assert.deepEqual(complaints, { errors: [], foreign: [] })
  })
