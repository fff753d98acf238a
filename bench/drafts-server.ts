import { startSite } from '../e2e/site.ts'
import { plantRecord } from '../src/modules/editing/review/review-fixture.ts'

// The portal with the demo and fifty organisations, each with somebody signed in to write; told to who forked it.

const site = await startSite()
const writers = []
for (let at = 0; at < 50; at++) {
  const id = await plantRecord(site.db, { name: `Ente che scrive ${at}` }, { istat: '100005' })
  const { cookie } = await site.person({ role: 'organization_editor', organizationId: id })
  writers.push({ id, cookie })
}
const rows = await site.db
  .selectFrom('organization')
  .select('slug')
  .where('visibility', '=', 'public')
  .limit(40)
  .execute()
process.send?.({ address: site.address, writers, slugs: rows.map(({ slug }) => slug) })
process.once('disconnect', () => void site.stop().then(() => process.exit(0)))
