import type { Cx } from '../../../platform/cx.ts'
import { Chip } from '../../../platform/ui/Chip.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import type { GuessGroup } from '../../directory/api.ts'
import type { CodeLists } from '../../taxonomy/api.ts'
import { GUESSES, guessPath } from '../paths.ts'
import { numberOf } from './ImportList.tsx'

interface GuessesProps {
  cx: Cx
  lists: CodeLists
  groups: readonly GuessGroup[]
  chosen: string | undefined
  done: number | undefined
}

/** A machine's guesses by rule and term, with a filter by code list. */
export function Guesses({ cx, lists, groups, chosen, done }: GuessesProps) {
  const nameOf = (code: string) => lists.taxonomies.find((one) => one.code === code)?.names[cx.lang] ?? code
  return (
    <>
      {done !== undefined && (
        <Alert cx={cx} tone="success" live title={cx.t('imports.guess_saved', { count: done })} />
      )}
      <p>
        {cx.t('imports.guess_filter')}: <Chip href={href(cx, GUESSES)}>{cx.t('imports.guess_all')}</Chip>{' '}
        {['type', 'area', 'sector', 'beneficiary'].map((code) => (
          <Chip key={code} href={href(cx, `${GUESSES}?lista=${code}`)}>
            {nameOf(code)}
          </Chip>
        ))}
      </p>
      {groups.length === 0 ? (
        <p>{cx.t('imports.guesses_none')}</p>
      ) : (
        <Table
          caption={chosen ? nameOf(chosen) : cx.t('imports.guess_all')}
          rows={groups}
          columns={[
            {
              label: cx.t('imports.guess_term'),
              cell: (group) => (
                <a href={href(cx, guessPath(group))}>{lists.label(cx.lang, group.taxonomy, group.code)}</a>
              ),
            },
            { label: cx.t('imports.guess_list'), cell: ({ taxonomy }) => nameOf(taxonomy) },
            { label: cx.t('imports.guess_rule'), cell: ({ rule }) => <code>{rule}</code> },
            {
              label: cx.t('imports.guess_records'),
              cell: ({ records }) => numberOf(cx, records),
              number: true,
            },
          ]}
        />
      )}
    </>
  )
}
