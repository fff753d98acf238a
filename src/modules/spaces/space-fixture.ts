import assert from 'node:assert/strict'
import { newId } from '../../platform/ids.ts'
import type { TestApplication } from '../../platform/testing/application.ts'
import { createRecord, emptyRecord } from '../directory/api.ts'
import { weighedParts } from './parts.ts'
import { findSpace, type Space } from './space.ts'

/** A public organisation with a service, a phone and words in two languages. */
export async function plantBody(house: TestApplication, name: string): Promise<{ id: string; slug: string }> {
  const id = newId()
  const service = newId()
  const empty = emptyRecord(id, 'it')
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date() }
  const document = {
    ...empty,
    organization: { ...empty.organization, name, description: 'Cantiamo **insieme** da anni.' },
    services: [{ ...blankService, id: service, name: 'Corso di canto' }],
    translations: [
      {
        entity: 'organization' as const,
        entity_id: id,
        field: 'description' as const,
        lang: 'ar' as const,
        text: 'نغني معًا منذ سنوات.',
        kind: 'human' as const,
      },
    ],
  }
  const made = await house.db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made), JSON.stringify(made))
  const row = await house.db
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, slug: row.slug }
}

const blankService = {
  ...{ program_id: null, description: null, status: 'active' as const, url: null, email: null },
  ...{ application_process: null, eligibility_description: null, fees_description: null, free: true },
  ...{ wait_time: null, minimum_age: null, maximum_age: null, alert: null, position: 0 },
}

const bodyOf = (form: Record<string, string | readonly string[]>) =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
  )

/** Asks the house as somebody: a page, or a form that is sent. */
export const asking =
  (house: TestApplication) =>
  async (
    path: string,
    {
      cookie = '',
      form,
      lang = 'it',
      host,
    }: {
      cookie?: string
      form?: Record<string, string | readonly string[]>
      lang?: string
      host?: string
    } = {},
  ) => {
    const answer = await house.app.request(path.startsWith('!') ? path.slice(1) : `/${lang}${path}`, {
      headers: { ...(cookie && { cookie }), ...(host && { host }) },
      ...(form && { method: 'POST', body: bodyOf(form) }),
    })
    return {
      status: answer.status,
      text: await answer.text(),
      to: answer.headers.get('location') ?? '',
      headers: answer.headers,
    }
  }
export type Ask = ReturnType<typeof asking>

/** Begins the site of an organisation, as its people do with one button. */
export async function begin(house: TestApplication, ask: Ask, id: string, cookie: string): Promise<Space> {
  const made = await ask(`/area/${id}/spazio/crea`, { cookie, form: {} })
  assert.equal(made.status, 303)
  return (await findSpace(house.db, id)) ?? assert.fail('no site')
}

/** Hands the draft in; the id of what waits or is public. */
export async function handIn(house: TestApplication, ask: Ask, id: string, cookie: string): Promise<string> {
  const space = (await findSpace(house.db, id)) ?? assert.fail('no site')
  const sent = await ask(`/area/${id}/spazio/invia`, { cookie, form: { revisione: String(space.revision) } })
  assert.equal(sent.status, 303, sent.text)
  const row = await house.db
    .selectFrom('space_submission')
    .select('id')
    .where('organization_id', '=', id)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return row.id
}

/** What an editor sends to approve all of a submission, as its page offers it. */
export async function approval(house: TestApplication, id: string) {
  const { base, document } = await house.db
    .selectFrom('space_submission')
    .select(['base', 'document'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { azione: 'approva', parte: weighedParts(base, document).map((one) => one.id) }
}
