import assert from 'node:assert/strict'
import { after, before, beforeEach } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { doJobs, openPostOffice, type PostOffice } from '../../../platform/testing/post-office.ts'
import { createRecord, emptyRecord } from '../../directory/api.ts'
import { forgetPerson } from './forget-person.ts'

export type Person = Awaited<ReturnType<TestApplication['person']>>
type Fields = Record<string, string>

/** The house with a mail server, and what the tests about the people of an organisation ask of it. */
export function peopleHouse() {
  let opened: { house: TestApplication; post: PostOffice } | undefined
  const get = () => opened ?? assert.fail('opens with the first test')
  before(async () => {
    const post = await openPostOffice()
    const env = { SMTP_URL: post.url, PUBLIC_URL: 'https://volontariato.example' }
    opened = { post, house: await testApplication(MODULES, env) }
  })
  after(async () => {
    await opened?.house.stop()
    await opened?.post.stop()
  })
  const db = () => get().house.db
  const ask = async (path: string, cookie: string, fields?: Fields) => {
    const answer = await get().house.app.request(`/it${path}`, {
      headers: { cookie },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
    const location = answer.headers.get('location')?.slice(3) ?? ''
    return { status: answer.status, location, text: await answer.text() }
  }
  const body = async (name: string) => {
    const id = newId()
    const empty = emptyRecord(id, 'it')
    const contacts = { name, email: 'sede@ente.example' }
    const document = { ...empty, organization: { ...empty.organization, ...contacts } }
    const by = { source: 'import' as const, sourceRef: '', by: 'prova', at: new Date() }
    const record = { document, visibility: 'public' as const, by }
    await db()
      .transaction()
      .execute((tx) => createRecord(tx, record))
    const { slug } = await db()
      .selectFrom('organization')
      .select('slug')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const owner = () => get().house.person({ role: 'organization_owner', organizationId: id })
    const editor = () => get().house.person({ role: 'organization_editor', organizationId: id })
    return { id, slug, path: `/area/${id}/persone`, owner, editor }
  }
  const work = async () => {
    const happened = await db().selectFrom('event').select(['name', 'payload']).orderBy('id').execute()
    for (const { name, payload } of happened) {
      if (name === 'accounts.removed') await forgetPerson(get().house.services, payload)
    }
    await doJobs(get().house)
    return get()
      .post.received.splice(0)
      .map(({ to, message }) => ({ to: to[0] ?? '', message: message.replace(/=\r\n/g, '') }))
  }
  // What the story before left to be done is not this one's.
  beforeEach(async () => void (await work()))
  return {
    house: () => get().house,
    db,
    body,
    see: (path: string, { cookie }: { cookie: string }) => ask(path, cookie),
    send: (path: string, { cookie }: { cookie: string }, fields: Fields = {}) => ask(path, cookie, fields),
    /** Roles held now in an organisation, by the id of the person. */
    roles: async (organizationId: string): Promise<Record<string, string>> => {
      const rows = await db()
        .selectFrom('role_grant')
        .select(['account_id', 'role'])
        .where('organization_id', '=', organizationId)
        .where('valid_to', 'is', null)
        .execute()
      return Object.fromEntries(rows.map((row) => [row.account_id, row.role.replace('organization_', '')]))
    },
    /** Does what waits in the background; returns the mails that came, unfolded. */
    work,
    emailOf: async ({ id }: Pick<Person, 'id'>) =>
      (await db().selectFrom('account').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email,
  }
}

/** Where the invitation of a mail is accepted. */
export const linkOf = (message: string): string =>
  /volontariato\.example\/\w\w(\/invito\/[\w-]{43})/.exec(message)?.[1] ?? ''
