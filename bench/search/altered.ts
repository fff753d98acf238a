// node dist/bench/search/altered.js [--seed 1] [--phrases 60] [--data FOLDER] [--failures]
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { asking } from '../../src/modules/directory/search/asking.ts'
import { thesaurus } from '../../src/modules/thesaurus/api.ts'
import type { Services } from '../../src/platform/cx.ts'
import { privateServer } from '../../src/platform/db/server/private-server.ts'
import { TEST_SETTINGS } from '../../src/platform/db/server/settings.ts'
import { contextFor } from '../../src/platform/http/build-cx.ts'
import { LANGUAGES, type Lang } from '../../src/platform/i18n/languages.ts'
import { type Alteration, altered } from './judged/alter.ts'
import { demoCorpus } from './judged/corpora.ts'
import { type JudgeRecord, judgeRecords } from './judged/judge-records.ts'
import { drawn } from './judged/mistype.ts'
import { commandLine, heading, table } from './report.ts'

// Phrases of the thesaurus in other endings, without accents, with clitics, drawn at random: nobody can fit the search to them.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    phrases: { type: 'string', default: '60' },
    data: { type: 'string', default: join(tmpdir(), 'tessuto-relevance') },
    failures: { type: 'boolean', default: false },
  },
})

const KINDS: readonly Alteration[] = ['ending', 'accent', 'apostrophe', 'elision', 'clitic', 'spaces']

interface Phrase {
  text: string
  lang: Lang
  codes: readonly string[]
}

/** Whether the first answer to a question has one of the codes that were meant. */
async function isFound(
  services: Services,
  records: ReadonlyMap<string, JudgeRecord>,
  { lang, codes }: Phrase,
  q: string,
): Promise<boolean> {
  const now = new Date()
  const request = new Request(`http://localhost/${lang}/enti?${new URLSearchParams({ q })}`)
  const { asked, engine } = await asking(
    contextFor(services, request, { lang, actor: undefined, now, requestId: q }),
  )
  const { hits } = await engine.search(asked.request, now)
  const first = hits[0] && records.get(hits[0].id)
  return first !== undefined && codes.some((code) => first.codes.has(code))
}

/** A share of those that are found as they stand. */
async function row(
  services: Services,
  records: ReadonlyMap<string, JudgeRecord>,
  phrases: readonly Phrase[],
  kind: Alteration,
): Promise<string[] | undefined> {
  const draw = drawn(Number(values.seed))
  let [asked, found] = [0, 0]
  for (const phrase of phrases.toSorted(() => draw() - 0.5)) {
    if (asked === Number(values.phrases)) break
    const question = altered(phrase.text, phrase.lang, kind, draw)
    if (!question || !(await isFound(services, records, phrase, phrase.text))) continue
    asked++
    if (await isFound(services, records, phrase, question)) found++
    else if (values.failures) console.log(`${phrase.lang} ${kind} «${question}» (${phrase.text})`)
  }
  return asked === 0 ? undefined : [phrases[0]?.lang ?? '', kind, String(asked), (found / asked).toFixed(3)]
}

const server = await privateServer(values.data, { settings: TEST_SETTINGS })
const { adminUrl, dataDir } = server
const { services, stop } = await demoCorpus({ adminUrl, dataDir, engine: 'index', rebuild: false })
const records = await judgeRecords(services.db)
const { entries } = await thesaurus(services.db)
const rows: string[][] = []
for (const lang of LANGUAGES) {
  const phrases = entries
    .filter((entry) => entry.lang === lang)
    .flatMap(({ phrases, codes }) => phrases.map((text) => ({ text, lang, codes })))
  for (const kind of KINDS) rows.push((await row(services, records, phrases, kind)) ?? [])
}
console.log(heading(commandLine()))
console.log(
  table(
    ['language', 'change', 'phrases', 'still first'],
    rows.filter((cells) => cells.length > 0),
  ),
)
await stop()
await server.release()
