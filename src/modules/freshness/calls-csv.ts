import { csvTable } from '../../platform/csv/csv.ts'
import type { Cx } from '../../platform/cx.ts'
import { groupWord } from '../directory/api.ts'
import type { Call } from './calls.ts'
import { PARTS } from './parts.ts'

/** The call list as a file for spreadsheets, in which no cell is taken for a formula (OWASP, CSV injection). */
export const callsCsv = ({ t }: Pick<Cx, 't'>, rows: readonly Call[]): string =>
  csvTable(
    [
      t('freshness.organization'),
      t('freshness.phones'),
      t('freshness.language'),
      t('freshness.last_confirmed'),
      t('freshness.told'),
      t('freshness.note'),
      t('freshness.last_call'),
    ],
    rows.map(({ name, phones, lang, verifiedAt, note, outcome, ...row }) => [
      name,
      phones.join(', '),
      lang,
      verifiedAt?.toISOString().slice(0, 10) ?? '',
      changedParts({ t }, row.changed),
      note ?? '',
      outcome ? t(`freshness.outcome_${outcome}`) : '',
    ]),
  )

/** Names of the parts somebody said are not right. */
export const changedParts = ({ t }: Pick<Cx, 't'>, changed: readonly string[]): string =>
  PARTS.filter((part) => changed.includes(part))
    .map((part) => t(groupWord(part)))
    .join(', ')
