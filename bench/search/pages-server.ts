import { connect } from '../../src/platform/db/database.ts'
import { startServer } from '../../src/platform/server.ts'
import { houseOf } from './house.ts'

// Forked by pages.ts: the whole product over a corpus, as `npm start` runs it, but for the limit on requests and the
// compression. Tells its port, at once; /status says when the index answers.
const [, , url = '', folder = ''] = process.argv
const db = connect(url, { max: 10 })
const server = await startServer(houseOf({ db, url, folder }), url)
process.send?.(server.port)
process.on('disconnect', () => void server.stop().then(() => db.destroy()))
