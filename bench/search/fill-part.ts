import { connect } from '../../src/platform/db/database.ts'
import { fill, type Part } from './fill.ts'

// Forked by corpus.ts for each core: node dist/bench/search/fill-part.js URL PART
const [, , url = '', part = '{}'] = process.argv
const db = connect(url, { max: 1 })
await fill(db, JSON.parse(part) as Part)
await db.destroy()
