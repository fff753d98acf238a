import { asking } from '../../../src/modules/directory/search/asking.ts'
import { places } from '../../../src/modules/territory/api.ts'
import type { Cx, Services } from '../../../src/platform/cx.ts'
import { contextFor } from '../../../src/platform/http/build-cx.ts'
import { accepts, type PointOf } from './judge.ts'
import { type JudgeRecord, judgeRecords } from './judge-records.ts'
import { isClosed, type JudgedQuery } from './judged-query.ts'

/** How one query went. */
export interface Scored {
  query: JudgedQuery
  closed: boolean
  /** Place of the first acceptable answer on the first page, from 1; undefined when there is none. */
  rank: number | undefined
  /** Names of the first five answers. */
  top: readonly string[]
  /** Records that would be acceptable. */
  acceptable: number
}

/** Asks every query of a corpus as the results page does, and finds its first acceptable answer. */
export async function scoreCorpus(
  services: Services,
  queries: readonly JudgedQuery[],
  now: Date,
): Promise<Scored[]> {
  const records = await judgeRecords(services.db)
  const all = await places(services.db)
  const pointOf: PointOf = (istat) => {
    const { lat, lon } = all.municipality(istat) ?? {}
    return lat === undefined || lon === undefined ? undefined : { lat, lon }
  }
  const scored: Scored[] = []
  for (const query of queries) scored.push(await score(services, records, pointOf, query, now))
  return scored
}

async function score(
  services: Services,
  records: ReadonlyMap<string, JudgeRecord>,
  pointOf: PointOf,
  query: JudgedQuery,
  now: Date,
): Promise<Scored> {
  const { asked, engine } = await asking(pageOf(services, query, now))
  const { hits } = await engine.search(asked.request, now)
  const found = hits.map(({ id }) => records.get(id))
  const at = found.findIndex((record) => record && accepts(query.accept, record, pointOf))
  return {
    query,
    closed: isClosed(query),
    rank: at < 0 ? undefined : at + 1,
    top: found.slice(0, 5).map((record) => record?.name ?? 'a body that has closed'),
    acceptable: [...records.values()].filter((record) => accepts(query.accept, record, pointOf)).length,
  }
}

/** The request of the results page with this question and nothing else. */
function pageOf(services: Services, { lang, q, id }: JudgedQuery, now: Date): Cx {
  const address = `http://localhost/${lang}/enti?${new URLSearchParams({ q })}`
  return contextFor(services, new Request(address), { lang, actor: undefined, now, requestId: id })
}
