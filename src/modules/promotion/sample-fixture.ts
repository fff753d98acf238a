import type { Db } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { createRecord, normalised } from '../directory/api.ts'

/** Writes a public organisation, for tests, whose name, texts and service all say `text`; returns its id and address. */
export async function plantOrganization(db: Db, text: string, over: Record<string, unknown> = {}) {
  const id = newId()
  const service = newId()
  const document = normalised({
    organization: {
      id,
      name: text.slice(0, 300),
      original_lang: 'it',
      lifecycle: 'active',
      type_code: 'odv',
      description: text.slice(0, 10_000),
      email: 'ascolto@example.org',
      website: 'https://www.example.org/ascolto',
    },
    locations: [
      {
        id: newId(),
        location_type: 'physical',
        address_1: 'Via Garibaldi 1',
        istat_code: '100005',
        position: 0,
      },
    ],
    services: [
      {
        id: service,
        name: text.slice(0, 300),
        description: text.slice(0, 10_000),
        status: 'active',
        free: true,
        position: 0,
      },
    ],
    phones: [{ id: newId(), number: '0574 123456', type: 'voice', position: 0 }],
    schedules: [
      {
        id: newId(),
        freq: 'WEEKLY',
        byday: 'MO,TU,WE',
        opens_at: '09:00',
        closes_at: '12:00',
        closed: false,
      },
      {
        id: newId(),
        service_id: service,
        freq: 'MONTHLY',
        byday: '1SA',
        opens_at: '15:00',
        closes_at: '18:00',
        closed: false,
      },
    ],
    translations: [
      {
        entity: 'organization',
        entity_id: id,
        field: 'description',
        lang: 'ar',
        text: 'نستمع إلى الناس',
        kind: 'human',
      },
    ],
    ...over,
  })
  const by = { source: 'owner' as const, sourceRef: '', by: 'account:1', at: new Date() }
  const made = await db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  if ('refused' in made) throw new Error(JSON.stringify(made))
  const { slug } = await db
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, slug, service }
}
