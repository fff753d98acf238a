import { LANGUAGE_NAMES, LANGUAGES } from '../../../platform/i18n/languages.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { SelectField } from '../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { ENTRY_SORTS } from '../entry-queries.ts'
import { ENTRIES } from '../paths.ts'
import type { EntryListProps } from './EntryList.tsx'
import { meaningText } from './Meanings.tsx'

/** Narrows the list of entries; everything stays in the address. */
export function EntryFilters({ cx, counts, meant, filter }: EntryListProps) {
  const t = cx.t
  const numbers = new Map(counts.map(({ kind, value, count }) => [`${kind} ${value}`, count]))
  const counted = (kind: string, value: string, label: string) => ({
    value,
    label: `${label} (${numbers.get(`${kind} ${value}`) ?? 0})`,
  })
  const codes = counts
    .filter(({ kind }) => kind === 'code')
    .map(({ value }) => counted('code', value, meaningText(cx, value, meant)))
    .sort((a, b) => a.label.localeCompare(b.label, cx.lang))
  return (
    <Form action={href(cx, ENTRIES)} method="get" class="cluster no-print">
      <TextField cx={cx} name="testo" label={t('thesaurus.text')} value={filter.text} optional />
      <SelectField
        cx={cx}
        name="lingua"
        label={t('thesaurus.language')}
        value={filter.lang}
        empty={t('thesaurus.all')}
        options={LANGUAGES.map((lang) => counted('lang', lang, LANGUAGE_NAMES[lang]))}
        optional
      />
      <SelectField
        cx={cx}
        name="codice"
        label={t('thesaurus.meaning_title')}
        value={filter.code}
        empty={t('thesaurus.all')}
        options={codes}
        optional
      />
      <SelectField
        cx={cx}
        name="origine"
        label={t('thesaurus.origin')}
        value={filter.origin}
        empty={t('thesaurus.all')}
        options={(['shipped', 'editor'] as const).map((origin) =>
          counted('origin', origin, t(`thesaurus.origin_${origin}`)),
        )}
        optional
      />
      <SelectField
        cx={cx}
        name="stato"
        label={t('thesaurus.state')}
        value={filter.removed ? 'tolte' : ''}
        empty={t('thesaurus.state_used')}
        options={[{ value: 'tolte', label: t('thesaurus.state_removed') }]}
        optional
      />
      <SelectField
        cx={cx}
        name="ordine"
        label={t('thesaurus.sort')}
        value={filter.sort}
        empty={false}
        options={ENTRY_SORTS.map((sort) => ({ value: sort, label: t(`thesaurus.sort_${sort}`) }))}
        optional
      />
      <Button kind="secondary">{t('thesaurus.show')}</Button>
    </Form>
  )
}
