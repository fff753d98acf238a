import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRecord, emptyRecord } from '../../src/modules/directory/api.ts'
import { approve } from '../../src/modules/editing/decide.ts'
import { readDraft } from '../../src/modules/editing/draft.ts'
import { submitDraft } from '../../src/modules/editing/submit.ts'
import { newId } from '../../src/platform/ids.ts'
import { findAccountByEmail } from '../../src/platform/session/accounts.ts'
import { insertGrant } from '../../src/platform/session/role-grants.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'
import { doJobs } from '../../src/platform/testing/post-office.ts'
import { CANARY } from './plant.ts'

const PASSWORD = 'quattro mele rosse'

/** What the person does through the pages of the portal, and the staff about them; the ids to go on with. */
export async function tellStory(house: TestApplication) {
  const [organizationId, otherId] = [await body(house, 'Coro di prova'), await body(house, 'Banda di prova')]
  const me = await register(house)
  const grant = { role: 'organization_owner', organizationId } as const
  await house.db
    .transaction()
    .execute((tx) => insertGrant(tx, me.id, grant, { grantedBy: 'test', now: new Date() }))
  // Somebody else answers for the organisation too, or her account could not go.
  await house.person({ role: 'organization_owner', organizationId })
  const editor = await house.person({ role: 'chief_editor' })
  const operator = await house.person({ role: 'urp_operator' })
  const send = sender(house)
  await draftAndPublish(house, organizationId, { ...me, editor: editor.id })
  await writeOn(house, organizationId, me.cookie)
  await makeSpace(send, house, organizationId, me.cookie)
  await send(`/enti/banda-di-prova/gestisci`, me.cookie, {
    modo: 'document',
    nota: `Sono la segretaria ${CANARY.word}`,
  })
  await send(`/area/${organizationId}/persone/invita`, me.cookie, INVITATION)
  await send('/enti/coro-di-prova/segnala', '', REPORT)
  await send('/gestione/sportello/contatti/nuovo', operator.cookie, CONTACT)
  await send(`/gestione/sportello/enti/${otherId}`, operator.cookie, MANDATE)
  await send('/registrati', '', { ...PERSON, userId: 'zwirbel2', email: CANARY.email.toUpperCase() })
  await send('/password-dimenticata', '', { who: CANARY.email })
  await doJobs(house)
  return { accountId: me.id, organizationId, otherId }
}

const PERSON = { userId: CANARY.userId, email: CANARY.email, name: CANARY.name, password: PASSWORD }
const INVITATION = { email: 'collega@example.org', ruolo: 'organization_editor', lingua: 'it' }
const REPORT = {
  ...{ about: 'hours', sito: '', da: '0', email: CANARY.email },
  message: `Il giovedì è chiuso, lo so io ${CANARY.word}`,
}
const CONTACT = {
  ...{ canale: 'phone', lingua: 'it', chi: 'citizen', esito: 'answered', minuti: '7' },
  nota: `Richiamare ${CANARY.name} a ${CANARY.email}`,
  domanda: `corsi per ${CANARY.name}`,
}
const MANDATE = {
  ...{
    chiede: CANARY.name,
    ruolo: `sorella di ${CANARY.name}`,
    riconosciuto: 'call_back',
    con: CANARY.email,
  },
  consenso: 'si',
}

async function body(house: TestApplication, name: string): Promise<string> {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = {
    ...empty,
    organization: { ...empty.organization, name, description: 'Cantiamo insieme.' },
  }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date() }
  const made = await house.db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made), JSON.stringify(made))
  return id
}

let block = 0
const sender =
  (house: TestApplication) =>
  async (path: string, cookie: string, fields: Record<string, string>): Promise<Response> => {
    const headers = { 'x-forwarded-for': `10.9.${block++}.1`, ...(cookie && { cookie }) }
    const answer = await house.app.request(`/it${path}`, {
      ...{ method: 'POST', headers },
      body: new URLSearchParams(fields),
    })
    assert.ok(
      answer.status < 400,
      `${path}: ${answer.status} ${/id="errors"[\s\S]{0,600}/.exec(await answer.clone().text())?.[0]}`,
    )
    return answer
  }

/** Registers, confirms the address by the link of the mail, enters. */
async function register(house: TestApplication): Promise<{ id: string; cookie: string }> {
  const send = sender(house)
  await send('/registrati', '', PERSON)
  const link = await linkInMail(house)
  await send(link, '', {})
  const account = (await findAccountByEmail(house.db, CANARY.email)) ?? assert.fail('no account')
  const entered = await send('/accedi', '', { who: CANARY.userId, password: PASSWORD })
  return { id: account.id, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

/** The path of the link in the only letter that is there. */
async function linkInMail(house: TestApplication): Promise<string> {
  await doJobs(house)
  const folder = join(house.services.config.dataDir, 'outbox')
  const letters = readdirSync(folder).map((name) =>
    readFileSync(join(folder, name), 'utf8').replace(/=\r\n/g, ''),
  )
  const [, link = ''] = /https:\/\/volontariato\.example\/it(\/[\w/-]+\/[\w-]{43})/.exec(letters.join()) ?? []
  return link
}

/** A person named in the record, a document and a picture with her name: handed in, approved, public. */
async function draftAndPublish(
  house: TestApplication,
  organizationId: string,
  { id, cookie, editor }: { id: string; cookie: string; editor: string },
): Promise<void> {
  const contact = {
    title: 'Presidente',
    name: CANARY.name,
    email: CANARY.email,
    consent: 'yes',
    is_public: 'yes',
  }
  await fill(house, organizationId, cookie, 'persone', contact)
  const pdf = new File(['%PDF-1.7\n1 0 obj << >>\n%%EOF'], `Statuto di ${CANARY.name}.pdf`)
  await fill(house, organizationId, cookie, 'documenti', { ...PAPER, file_file: pdf })
  const by = { id, name: CANARY.name }
  const asked = { organizationId, note: `Ho cambiato io ${CANARY.word}`, by, now: new Date() }
  const handed = await house.db.transaction().execute((tx) => submitDraft(tx, asked))
  assert.ok('waiting' in handed && handed.waiting, JSON.stringify(handed))
  const decided = { submissionId: handed.waiting, by: { id: editor, name: 'Redazione' }, now: new Date() }
  assert.ok('version' in (await house.db.transaction().execute((tx) => approve(tx, decided))))
}

const PAPER = { file: '', name: 'Statuto', kind: 'statute', year: '2020' }

/** A draft that goes on after that, with a saving before it. */
async function writeOn(house: TestApplication, organizationId: string, cookie: string): Promise<void> {
  for (const title of ['Segretaria', 'Tesoriera']) {
    const contact = { title, name: CANARY.name, email: CANARY.email, consent: 'yes' }
    await fill(house, organizationId, cookie, 'persone', contact)
  }
}

async function fill(
  house: TestApplication,
  organizationId: string,
  cookie: string,
  section: string,
  fields: Record<string, string | File>,
): Promise<void> {
  const form = new FormData()
  const revision = (await readDraft(house.db, organizationId))?.revision ?? 0
  for (const [name, value] of Object.entries({ revisione: String(revision), ...fields }))
    form.append(name, value)
  const path = `/it/area/${organizationId}/scheda/${section}/${newId()}`
  const answer = await house.app.request(path, { method: 'POST', headers: { cookie }, body: form })
  assert.equal(answer.status, 303, `${section}: ${await answer.clone().text()}`)
}

/** A site of the organisation, begun and handed in. */
async function makeSpace(
  send: ReturnType<typeof sender>,
  { db }: TestApplication,
  id: string,
  cookie: string,
) {
  await send(`/area/${id}/spazio/crea`, cookie, {})
  const { revision } = await db
    .selectFrom('space')
    .select('revision')
    .where('organization_id', '=', id)
    .executeTakeFirstOrThrow()
  await send(`/area/${id}/spazio/invia`, cookie, {
    revisione: String(revision),
    note: `Guardate voi ${CANARY.word}`,
  })
}
