import { parseArgs } from 'node:util'
import { openCorpus } from './corpus.ts'

// node dist/bench/search/generate.js --size 150000 [--size 1000000] [--data FOLDER]: makes the databases the search is
// measured on, and keeps them in the folder for the next time.
const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true },
    data: { type: 'string', default: 'data/bench-search' },
  },
})
for (const size of values.size ?? ['10000']) {
  const corpus = await openCorpus(values.data, Number(size))
  const took = corpus.seconds === undefined ? 'was there' : `made in ${corpus.seconds.toFixed(0)} s`
  console.log(`${size} organisations: ${took}`)
  await corpus.release()
}
