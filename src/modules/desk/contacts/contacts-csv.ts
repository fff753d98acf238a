import { csvTable } from '../../../platform/csv/csv.ts'
import type { Cx } from '../../../platform/cx.ts'
import { languageNames } from '../../directory/api.ts'
import type { CodeLists } from '../../taxonomy/api.ts'
import type { Contact } from './contact-queries.ts'
import { topicName } from './topics.ts'

/** The day of a moment in the territory, `2026-11-22`. */
export const dayOf = (moment: Date): string => DAY.format(moment)
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' })

/** The log as a file for spreadsheets, in which no cell is taken for a formula (OWASP, CSV injection). */
export const contactsCsv = (cx: Pick<Cx, 't' | 'lang'>, lists: CodeLists, rows: readonly Contact[]): string =>
  csvTable(
    [
      cx.t('desk.when'),
      cx.t('desk.channel'),
      cx.t('desk.who'),
      cx.t('desk.language'),
      cx.t('desk.interpreter'),
      cx.t('desk.topics'),
      cx.t('desk.outcome'),
      cx.t('desk.minutes'),
      cx.t('desk.question'),
      cx.t('desk.note'),
      cx.t('desk.records'),
      cx.t('desk.follow_up'),
      cx.t('desk.by'),
    ],
    rows.map((row) => [
      dayOf(row.at),
      cx.t(`desk.channel_${row.channel}`),
      cx.t(`desk.who_${row.who}`),
      languageNames(cx, row.lang).name,
      cx.t(row.interpreter ? 'desk.yes' : 'desk.no'),
      [...row.topics.map((topic) => topicName(lists, cx.lang, topic)), ...row.words].join(', '),
      cx.t(`desk.outcome_${row.outcome}`),
      row.minutes ?? '',
      row.question ?? '',
      row.note ?? '',
      row.records.map(({ name }) => name).join(', '),
      row.follow_up_on ?? '',
      row.logged_name ?? '',
    ]),
  )
