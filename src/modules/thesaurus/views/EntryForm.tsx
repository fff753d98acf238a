import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { enumerated } from '../../../platform/i18n/enumerated.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../platform/i18n/languages.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { SelectField } from '../../../platform/ui/SelectField.tsx'
import { TextArea } from '../../../platform/ui/TextArea.tsx'
import type { EntryRow } from '../entry-queries.ts'
import type { Meant } from '../meaning.ts'
import { ENTRIES, listAddress } from '../paths.ts'
import { mayChangeEntry } from '../permissions.ts'
import { CodeChoices } from './CodeChoices.tsx'
import { Meanings } from './Meanings.tsx'

/** Why a form came back. */
export interface Trouble {
  errors: FieldErrors
  /** The entry that has a phrase already. */
  taken?: EntryRow
  /** What somebody else made of the entry meanwhile. */
  changed?: EntryRow
}

export interface EntryFormProps {
  cx: Cx
  /** Undefined for a new one. */
  entry: EntryRow | undefined
  values: RawValues
  meant: Meant
  trouble: Trouble
}

/** One entry: the phrases, what they stand for, and other words to look for. */
export function EntryForm(props: EntryFormProps) {
  const { cx, entry, values, trouble } = props
  const t = cx.t
  const list = listAddress(textValue(values, 'ritorno'))
  const field = (name: string) => ({ cx, name, error: trouble.errors[name] })
  const area = (name: string) => ({ ...field(name), value: textValue(values, name), anyScript: true })
  return (
    <>
      <ErrorSummary cx={cx} errors={trouble.errors} />
      {trouble.taken && (
        <p>
          {mayChangeEntry(cx.actor, trouble.taken) ? (
            <a href={href(cx, `${ENTRIES}/${trouble.taken.id}`)}>{t('thesaurus.open_other')}</a>
          ) : (
            t('thesaurus.limited')
          )}
        </p>
      )}
      {trouble.changed && <Changed {...props} changed={trouble.changed} />}
      <Form
        action={href(cx, `${ENTRIES}/${entry?.id ?? 'nuova'}`)}
        once={!entry}
        hidden={{ revisione: textValue(values, 'revisione') || '0', ritorno: list }}
      >
        <SelectField
          {...field('lingua')}
          label={t('thesaurus.language')}
          hint={t('thesaurus.language_hint')}
          value={textValue(values, 'lingua')}
          empty={false}
          options={LANGUAGES.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang] }))}
          short
        />
        <TextArea {...area('frasi')} label={t('thesaurus.phrases')} hint={t('thesaurus.phrases_hint')} />
        <CodeChoices {...props} />
        <TextArea
          {...area('luoghi')}
          label={t('thesaurus.places')}
          hint={t('thesaurus.places_hint')}
          rows={2}
          optional
        />
        <TextArea
          {...area('parole')}
          label={t('thesaurus.words')}
          hint={t('thesaurus.words_hint')}
          rows={3}
          optional
        />
        <TextArea
          {...area('nota')}
          label={t('thesaurus.note')}
          hint={t('thesaurus.note_hint')}
          rows={2}
          optional
        />
        <div class="form-actions">
          <Button>{t('thesaurus.save')}</Button>
          <a href={href(cx, list)}>{t('thesaurus.leave')}</a>
        </div>
      </Form>
    </>
  )
}

/** What the entry says now, beside what was typed. */
const Changed = ({ cx, changed, meant }: EntryFormProps & { changed: EntryRow }) => (
  <Alert cx={cx} tone="warning" title={cx.t('thesaurus.changed_title')} live>
    <p>
      {cx.t('thesaurus.changed_by', { date: changed.updatedAt })} <bdi>{changed.updatedBy}</bdi>
    </p>
    <p>{cx.t(changed.removedAt ? 'thesaurus.changed_removed' : 'thesaurus.changed_now')}</p>
    <ul>
      {changed.phrases.map((phrase) => (
        <li key={phrase} lang={changed.lang} dir="auto">
          {phrase}
        </li>
      ))}
    </ul>
    <Meanings cx={cx} codes={changed.codes} meant={meant} />
    {changed.words.length > 0 && <p dir="auto">{enumerated(changed.lang, changed.words)}</p>}
    <p>{cx.t('thesaurus.changed_next')}</p>
  </Alert>
)
