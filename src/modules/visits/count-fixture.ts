import { connect } from '../../platform/db/database.ts'
import { gather, writeVisits } from './gather.ts'

// A process of its own that counts: ADDRESS ORGANIZATIONS(comma) TIMES. Its lists go round so that locks cross.
const [, , address = '', ids = '', times = '0'] = process.argv
const db = connect(address, { max: 2 })
const organizationIds = ids.split(',')
const now = new Date('2026-11-20T10:00Z')
for (let done = 0; done < Number(times); done++) {
  organizationIds.push(organizationIds.shift() ?? '')
  gather(db, 'it', { as: 'results', organizationIds, words: 'doposcuola' }, now)
  if (done % 10 === 0) await writeVisits(db)
}
await writeVisits(db)
await db.destroy()
