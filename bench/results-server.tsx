import { useEngine } from '../src/modules/directory/search/asking.ts'
import { knowledge } from '../src/modules/directory/search/knowledge.ts'
import { EVERYTHING } from '../src/modules/directory/search/search.ts'
import { sqlEngine } from '../src/modules/directory/search/sql-engine.ts'
import { MODULES } from '../src/modules.ts'
import { startServer } from '../src/platform/server.ts'
import { testApplication } from '../src/platform/testing/application.ts'

// The results page of the demo territory, 20 cards and all counts, with the search itself left out: its answer is
// found once and given to every request. Everything else of the request is done each time. Tells its port to the
// process that forked it.
const house = await testApplication(MODULES, { PORT: '0', COMPRESS: '0', REQUESTS_AT_ONCE: '0' })
for (const module of MODULES) await module.demo?.load(house.services)
const { db, config } = house.services
const sql = sqlEngine(db, { timeZone: config.timeZone, knowledge: () => knowledge(db, config) })
const answer = await sql.search({ ...EVERYTHING, q: 'prato' }, new Date())
useEngine(db, { search: async () => answer, list: async () => [] })
const server = await startServer(house.services)
process.send?.(server.port)
process.on('disconnect', () => void server.stop().then(() => house.stop()))
