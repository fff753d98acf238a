import { Chip } from '../../../../platform/ui/Chip.tsx'
import { DefinitionList, type Fact } from '../../../../platform/ui/DefinitionList.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { longDate } from '../formats.ts'
import { summary } from '../local-text.ts'
import type { Sheet } from '../sheet.ts'
import { Languages } from './Languages.tsx'
import { LongText } from './Text.tsx'

/** The query key of each code list, in the search's addresses. */
const SEARCH_KEY = { area: 'area', sector: 'settore', beneficiary: 'destinatario' } as const
type Taxonomy = keyof typeof SEARCH_KEY

/** What the organisation does and for whom, each topic leading to the others that do the same. */
export function What({ sheet }: { sheet: Sheet }) {
  const { cx, record, text } = sheet
  const about = text(record.id, 'description', record.description)
  const guessed = record.terms.some(({ origin }) => origin === 'machine')
  return (
    <>
      {about && !isSummary(about.text) && <LongText cx={cx} text={about} />}
      <DefinitionList
        facts={[
          topics(sheet, 'beneficiary', cx.t('directory.record.for_whom')),
          topics(sheet, 'area', cx.t('directory.record.areas')),
          topics(sheet, 'sector', cx.t('directory.record.sectors')),
          {
            term: cx.t('directory.record.languages'),
            value: ownLanguages(sheet).length > 0 && (
              <Languages cx={cx} lang={record.original_lang} languages={ownLanguages(sheet)} />
            ),
          },
        ]}
      />
      {guessed && <p class="soft small">{cx.t('directory.record.guessed')}</p>}
    </>
  )
}

const ownLanguages = ({ record }: Sheet) => record.languages.filter(({ service_id }) => !service_id)

/** Whether the top of the page says the whole text already. */
export const isSummary = (text: string): boolean =>
  text.trim() === '' || (summary(text) === text.trim() && !text.includes('\n'))

/** Whether there is anything to say of what it does. */
export const hasWhat = (sheet: Sheet): boolean =>
  !isSummary(sheet.record.description ?? '') ||
  ownLanguages(sheet).length > 0 ||
  sheet.record.terms.some(({ taxonomy, code }) => sheet.words.term(taxonomy, code))

function topics({ cx, record, words }: Sheet, taxonomy: Taxonomy, term: string): Fact {
  const chips = record.terms.flatMap((one) => {
    const label = one.taxonomy === taxonomy && words.term(taxonomy, one.code)
    if (!label) return []
    const query = new URLSearchParams({ [SEARCH_KEY[taxonomy]]: one.code })
    return (
      <Chip key={one.code} href={href(cx, `/enti?${query}`)}>
        {label}
      </Chip>
    )
  })
  return { term, value: chips.length > 0 && <div class="cluster">{chips}</div> }
}

/** Purposes, founding and size. */
export function Who({ sheet: { cx, record, text } }: { sheet: Sheet }) {
  const count = (key: 'members' | 'volunteers' | 'staff', value: number | null): Fact | false =>
    value !== null &&
    value > 0 && {
      term: cx.t(`directory.record.${key}`),
      value: value.toLocaleString(cx.lang === 'ar' ? 'ar-u-nu-latn' : cx.lang),
    }
  return (
    <>
      <LongText cx={cx} text={text(record.id, 'purpose', record.purpose)} />
      <DefinitionList
        facts={[
          record.year_incorporated !== null && {
            term: cx.t('directory.record.founded'),
            value: String(record.year_incorporated),
          },
          count('members', record.member_count),
          count('volunteers', record.volunteer_count),
          count('staff', record.staff_count),
        ]}
      />
    </>
  )
}

/** Whether there is anything to say of who they are. */
export const hasWho = ({ record }: Sheet): boolean =>
  Boolean(record.purpose) ||
  [record.year_incorporated, record.member_count, record.volunteer_count, record.staff_count].some(
    (value) => value !== null && value > 0,
  )

/** Projects and what goes on beside services, the running ones first as the query gives them. */
export const Projects = ({ sheet }: { sheet: Sheet }) => (
  <div class="stack">
    {[...sheet.record.programs, ...sheet.record.activities].map((one) => (
      <Project key={one.id} sheet={sheet} project={one} />
    ))}
  </div>
)

type Project = Sheet['record']['programs'][number] | Sheet['record']['activities'][number]

function Project({ sheet: { cx, text, today }, project }: { sheet: Sheet; project: Project }) {
  const name = text(project.id, 'name', project.name)
  const over = project.ends_on !== null && project.ends_on < today
  const dates = projectDates(cx, project)
  return (
    <article>
      <h3>
        <bdi class="wraps" lang={name && name.lang !== cx.lang ? name.lang : undefined}>
          {name?.text}
        </bdi>
      </h3>
      {dates && (
        <p class="soft">
          {dates}
          {over && ` · ${cx.t('directory.record.project_over')}`}
        </p>
      )}
      <LongText cx={cx} text={text(project.id, 'description', project.description)} />
    </article>
  )
}

function projectDates(cx: Sheet['cx'], { starts_on: from, ends_on: to }: Project): string | undefined {
  if (from && to && from === to) return longDate(cx, from)
  if (from && to)
    return cx.t('directory.record.dates_from_to', { from: longDate(cx, from), to: longDate(cx, to) })
  if (from) return cx.t('directory.record.dates_from', { from: longDate(cx, from) })
  return to ? cx.t('directory.record.dates_to', { to: longDate(cx, to) }) : undefined
}
