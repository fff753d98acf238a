import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { GuessKind } from '../guess-queries.ts'
import type { GuessListProps } from './GuessList.tsx'

const TAXONOMIES = ['type', 'area', 'sector', 'beneficiary'] as const

/** Narrows the list by code list, guess, rule and name; everything stays in the address. */
export function GuessFilters({ cx, kinds, lists, filter }: GuessListProps) {
  const here = kinds.filter(({ taxonomy }) => filter.taxonomy === '' || taxonomy === filter.taxonomy)
  const all = cx.t('directory.guess.all')
  return (
    <Form action={href(cx, '/gestione/ipotesi')} method="get" class="cluster">
      <SelectField
        cx={cx}
        name="elenco"
        label={cx.t('directory.guess.list')}
        value={filter.taxonomy}
        empty={all}
        options={TAXONOMIES.map((value) => ({ value, label: cx.t(`directory.guess.list_${value}`) }))}
        optional
      />
      <SelectField
        cx={cx}
        name="codice"
        label={cx.t('directory.guess.guess')}
        value={filter.code}
        empty={all}
        options={counted(here, 'code', (kind) => lists.label(cx.lang, kind.taxonomy, kind.code))}
        optional
      />
      <SelectField
        cx={cx}
        name="regola"
        label={cx.t('directory.guess.rule')}
        value={filter.rule}
        empty={all}
        options={counted(here, 'rule', ({ rule }) => rule)}
        optional
      />
      <TextField cx={cx} name="nome" label={cx.t('directory.guess.name')} value={filter.name} optional />
      <Button kind="secondary">{cx.t('directory.guess.show')}</Button>
    </Form>
  )
}

/** One choice for each value, with how many guesses have it, most first. */
function counted(kinds: readonly GuessKind[], key: 'code' | 'rule', label: (kind: GuessKind) => string) {
  const found = new Map<string, { label: string; count: number }>()
  for (const kind of kinds) {
    const before = found.get(kind[key])
    found.set(kind[key], { label: before?.label ?? label(kind), count: (before?.count ?? 0) + kind.count })
  }
  return [...found]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([value, { label: words, count }]) => ({ value, label: `${words} (${count})` }))
}
