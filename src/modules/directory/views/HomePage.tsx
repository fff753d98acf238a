import type { Cx } from '../../../platform/cx.ts'
import { beginSentence } from '../../../platform/i18n/begin-sentence.ts'
import { Drawer } from '../../../platform/ui/Drawer.tsx'
import { href } from '../../../platform/ui/href.ts'
import { NAMES } from '../search/address.ts'
import type { Knowledge } from '../search/knowledge.ts'
import { CODED_KEYS, type CodedKey, EVERYTHING, type SearchAnswer } from '../search/search.ts'
import { searchHref } from './chosen.ts'
import { counter, keyName } from './filter-panel.ts'
import { PlacesMap } from './ResultsMap.tsx'
import { SearchLine } from './SearchLine.tsx'
import { wordsIn } from './words.ts'

interface Answered {
  cx: Cx
  /** The answer to a search for everything: what there is, and how much of it. */
  answer: SearchAnswer
  knowledge: Knowledge
}

interface HomeProps extends Answered {
  /** When anything of any record last changed. */
  updated: Date | undefined
}

/** What the portal is in one sentence, and the search. */
export function HomeHero({ cx, answer, knowledge, updated }: HomeProps) {
  const territory = beginSentence(knowledge.territory.names[cx.lang], cx.lang)
  return (
    <>
      <h1>{cx.t('directory.home.title')}</h1>
      <p class="lead">
        {answer.total > 0
          ? cx.t('directory.home.lead', { count: answer.total, territory })
          : cx.t('directory.home.empty')}
      </p>
      {updated && (
        <p class="soft small">
          <time dateTime={updated.toISOString().slice(0, 10)}>
            {cx.t('directory.home.updated', { date: updated })}
          </time>
        </p>
      )}
      <SearchLine cx={cx} id="cerca">
        <Drawer id="criteri" open={cx.t('directory.home.keys')} close={cx.t('directory.home.keys_close')}>
          <div class="home-keys">
            {CODED_KEYS.map((key) => (
              <KeySelect key={key} name={key} cx={cx} answer={answer} knowledge={knowledge} />
            ))}
            <div>
              <label for="key-name">{cx.t('directory.search.key_name')}</label>
              <input class="form-control full" type="text" id="key-name" name="nome" maxlength={200} />
            </div>
            <button class="btn btn-primary" type="submit">
              {cx.t('directory.search.apply')}
            </button>
          </div>
        </Drawer>
      </SearchLine>
    </>
  )
}

/** One key as a list of its values, with how many records each has. */
function KeySelect({ cx, answer, knowledge, name }: Answered & { name: CodedKey }) {
  const words = wordsIn(cx, knowledge)
  const count = counter(cx.lang)
  const options = answer.facets[name]
    .slice(0, 400)
    .map((one) => ({ ...one, label: words.of(name, one.code) }))
  const sorted = options.sort((a, b) => a.label.localeCompare(b.label, cx.lang))
  return (
    <div>
      <label for={`key-${name}`}>{keyName(cx, name)}</label>
      <select class="form-select full" id={`key-${name}`} name={NAMES[name]}>
        <option value="">{cx.t('directory.home.any')}</option>
        {sorted.map(({ code, label, count: number }) => (
          <option key={code} value={code}>
            {`${label} (${count(number)})`}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The directory's part of the home page: by need, by person, by place. */
export function DirectoryHome({ cx, answer, knowledge }: Answered) {
  if (answer.total === 0) return null
  const asked = { request: EVERYTHING, nearText: '', ignored: [] }
  return (
    <>
      <Tiles cx={cx} answer={answer} knowledge={knowledge} of="area" title={cx.t('directory.home.need')} />
      <Tiles
        cx={cx}
        answer={answer}
        knowledge={knowledge}
        of="beneficiary"
        title={cx.t('directory.home.for_whom')}
      />
      <section aria-labelledby="dove">
        <h2 id="dove">{cx.t('directory.home.where')}</h2>
        <p class="soft">{cx.t('directory.home.where_intro')}</p>
        <PlacesMap cx={cx} asked={asked} counts={answer.facets.place} knowledge={knowledge} />
      </section>
      <p>
        <a class="btn btn-secondary" href={href(cx, '/enti')}>
          {cx.t('directory.search.all')}
        </a>
      </p>
    </>
  )
}

const FIRST = 12

/** Everybody, and everything else: nobody looks for these. */
const GENERAL = new Set(['cittadinanza', 'altro'])

interface TilesProps extends Answered {
  of: 'area' | 'beneficiary'
  title: string
}

/** One link for each need, in plain words, the most answered first. */
function Tiles({ cx, answer, knowledge, of, title }: TilesProps) {
  const words = wordsIn(cx, knowledge)
  const counts = answer.facets[of].filter(({ code }) => !GENERAL.has(code)).slice(0, FIRST)
  if (counts.length === 0) return null
  const id = `home-${of}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="tiles">
        {counts.map(({ code, count }) => (
          <li key={code}>
            <a class="tile" href={searchHref(cx, { request: { ...EVERYTHING, [of]: [code] }, nearText: '' })}>
              <span class="tile-name">{words.of(of, code)}</span>
              <span class="tile-count">{cx.t('directory.home.count', { count })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
