import { Accordion } from '../../../platform/ui/Accordion.tsx'
import { Checkboxes } from '../../../platform/ui/Checkboxes.tsx'
import { Fieldset } from '../../../platform/ui/Fieldset.tsx'
import { listValue } from '../../../platform/ui/field.ts'
import { FIELDS } from '../entry-form.ts'
import { LISTED_KEYS, LISTS, type ListedKey, type Meant } from '../meaning.ts'
import type { EntryFormProps } from './EntryForm.tsx'

/** What the phrases stand for: each code list folds open, and stands open where something is chosen. */
export const CodeChoices = (props: EntryFormProps) => (
  <Fieldset legend={props.cx.t('thesaurus.meaning_title')}>
    <p class="hint">{props.cx.t('thesaurus.meaning_hint')}</p>
    {LISTED_KEYS.map((key) => (
      <CodeChoice key={key} {...props} list={key} />
    ))}
  </Fieldset>
)

function CodeChoice({ cx, values, meant, trouble, list }: EntryFormProps & { list: ListedKey }) {
  const name = FIELDS[list]
  const chosen = listValue(values, name)
  const error = trouble.errors[name]
  const title = cx.t(`thesaurus.key_${list}`)
  const summary =
    chosen.length > 0 ? cx.t('thesaurus.key_chosen', { list: title, count: chosen.length }) : title
  return (
    <Accordion summary={summary} open={chosen.length > 0 || error !== undefined}>
      <Checkboxes
        cx={cx}
        name={name}
        label={<span class="visually-hidden">{title}</span>}
        error={error}
        values={chosen}
        options={codesOf(list, chosen, meant).map((code) => ({
          value: code,
          label: meant.lists.label(cx.lang, LISTS[list], code),
        }))}
        inline
      />
    </Accordion>
  )
}

/** Those that may be chosen today, and those chosen before that no longer may. */
function codesOf(list: ListedKey, chosen: readonly string[], { lists }: Meant): string[] {
  const valid = lists.terms(LISTS[list]).map(({ code }) => code)
  const ended = chosen.filter((code) => !valid.includes(code) && lists.term(LISTS[list], code))
  return [...valid, ...ended]
}
