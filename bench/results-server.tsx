import { asking } from '../src/modules/directory/search/asking.ts'
import { resultList } from '../src/modules/directory/views/cards.ts'
import { ResultsPage } from '../src/modules/directory/views/ResultsPage.tsx'
import { MODULES } from '../src/modules.ts'
import { anyone } from '../src/platform/http/policy.ts'
import { get } from '../src/platform/http/route.ts'
import { startServer } from '../src/platform/server.ts'
import { testApplication } from '../src/platform/testing/application.ts'
import { page } from '../src/platform/ui/Page.tsx'

// The results page of the demo territory, 20 cards and all counts, with the search itself left out: its answer is
// found once and kept. Everything else of the request is done each time. Tells its port to the process that forked it.
type Kept = Awaited<ReturnType<typeof asking>> & {
  answer: Awaited<ReturnType<Awaited<ReturnType<typeof asking>>['engine']['search']>>
}
let kept: Kept | undefined

const results = get('/enti-senza-ricerca', {
  summary: 'The results page with the answer of the search kept',
  allow: anyone,
  handle: async (cx) => {
    if (!kept) {
      const asked = await asking(cx)
      kept = { ...asked, answer: await asked.engine.search(asked.asked.request, cx.now) }
    }
    const { asked, answer, known } = kept
    const cards = await resultList(cx, known, answer)
    return page(
      cx,
      { title: cx.t('directory.search.title'), breadcrumb: [], search: false },
      <ResultsPage cx={cx} results={{ asked, answer, knowledge: known, cards }} />,
    )
  },
})

const modules = [...MODULES, { name: 'bench', routes: [results] }]
const house = await testApplication(modules, { PORT: '0', COMPRESS: '0' })
for (const module of MODULES) await module.demo?.load(house.services)
const server = await startServer(house.services)
process.send?.(server.port)
process.on('disconnect', () => void server.stop().then(() => house.stop()))
