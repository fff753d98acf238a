import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Lang } from '../../../../platform/i18n/languages.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Fieldset } from '../../../../platform/ui/Fieldset.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { CodeLists, Taxonomy, Term } from '../../../taxonomy/api.ts'
import { CODES } from '../paths.ts'

interface TermProps {
  cx: Cx
  lists: CodeLists
  list: Taxonomy
  /** Undefined for a new one. */
  term: Term | undefined
  errors: FieldErrors
  values: RawValues
  changed: boolean
  seen: string
}

/** One term: its name, how people in need call it, and what they type, in six languages. */
export const TermPage = (props: TermProps) => {
  const { cx, list, term, errors, changed, seen } = props
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      {changed && <Alert cx={cx} tone="warning" title={cx.t('directory.codes.changed')} live />}
      {term && (
        <p class="soft">
          {cx.t('directory.codes.code')}: <code dir="ltr">{term.code}</code>
        </p>
      )}
      <Form
        action={href(cx, `${CODES}/${list.code}/${term ? encodeURIComponent(term.code) : 'nuova'}`)}
        once={!term}
        hidden={{ visto: seen }}
        class="stack"
      >
        {!term && <NewFields {...props} />}
        {LANGUAGES.map((lang) => (
          <Language key={lang} {...props} lang={lang} />
        ))}
        <div class="form-actions">
          <Button>{cx.t('directory.codes.save')}</Button>
          <a href={href(cx, `${CODES}/${list.code}`)}>{cx.t('directory.codes.leave')}</a>
        </div>
      </Form>
    </>
  )
}

const NewFields = ({ cx, lists, list, errors, values }: TermProps) => (
  <>
    {list.code === 'sector' && (
      <SelectField
        cx={cx}
        name="sopra"
        label={lists.taxonomies.find(({ code }) => code === 'area')?.names[cx.lang] ?? ''}
        options={lists.terms('area').map(({ code, words }) => ({ value: code, label: words[cx.lang].label }))}
        value={textValue(values, 'sopra')}
        error={errors.sopra}
      />
    )}
    <TextField
      cx={cx}
      name="codice"
      label={cx.t('directory.codes.code')}
      hint={cx.t('directory.codes.code_hint')}
      value={textValue(values, 'codice')}
      error={errors.codice}
      code
      short
      optional
    />
  </>
)

const Language = ({ cx, errors, values, lang }: TermProps & { lang: Lang }) => {
  const field = (name: string) => ({
    ...{ cx, name: `${name}-${lang}`, error: errors[`${name}-${lang}`] },
    value: textValue(values, `${name}-${lang}`),
  })
  return (
    <Fieldset legend={<span lang={lang}>{LANGUAGE_NAMES[lang]}</span>}>
      <TextField {...field('nome')} label={cx.t('directory.codes.label')} />
      <TextField
        {...field('semplice')}
        label={cx.t('directory.codes.plain')}
        hint={cx.t('directory.codes.plain_hint')}
      />
      <TextArea
        {...field('sinonimi')}
        label={cx.t('directory.codes.synonyms')}
        hint={cx.t('directory.codes.synonyms_hint')}
        rows={3}
        anyScript
        optional
      />
    </Fieldset>
  )
}
