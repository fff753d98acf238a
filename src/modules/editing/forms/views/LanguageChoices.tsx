import { direction } from '../../../../platform/i18n/languages.ts'
import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { Choice } from '../../../../platform/ui/Choice.tsx'
import { ChoiceFrame } from '../../../../platform/ui/FieldParts.tsx'
import { fieldId, listValue } from '../../../../platform/ui/field.ts'
import { languageNames } from '../../../directory/api.ts'
import type { FieldsProps } from '../section.ts'
import { COMMON_LANGUAGES, OTHER_LANGUAGES } from '../spoken.ts'

/** The languages spoken, each by the reader's name and its own: the common ones in sight, the others on demand. */
export function LanguageChoices({ cx, values, errors }: FieldsProps) {
  const chosen = listValue(values, 'languages')
  const common: readonly string[] = COMMON_LANGUAGES
  const others = [...new Set<string>([...OTHER_LANGUAGES, ...chosen])].filter(
    (code) => !common.includes(code),
  )
  const sorted = others.toSorted((a, b) =>
    languageNames(cx, a).name.localeCompare(languageNames(cx, b).name, cx.lang),
  )
  const choices = (codes: readonly string[]) =>
    codes.map((code, index) => (
      <Choice
        key={code}
        type="checkbox"
        name="languages"
        id={code === common[0] ? fieldId('languages') : `${fieldId('languages')}-${code}-${index}`}
        value={code}
        label={<LanguageName cx={cx} code={code} />}
        checked={chosen.includes(code)}
      />
    ))
  return (
    <ChoiceFrame
      field={{
        cx,
        name: 'languages',
        label: cx.t('editing.forms.languages'),
        hint: cx.t('editing.forms.languages_hint'),
        error: errors.languages,
        optional: true,
      }}
    >
      {choices(common)}
      <Accordion
        summary={cx.t('editing.forms.languages_other')}
        open={others.some((code) => chosen.includes(code))}
      >
        {choices(sorted)}
      </Accordion>
    </ChoiceFrame>
  )
}

function LanguageName({ cx, code }: { cx: FieldsProps['cx']; code: string }) {
  const { name, own } = languageNames(cx, code)
  return (
    <>
      {name}
      {own && (
        <>
          {' '}
          <bdi lang={code} dir={direction(code)} class="soft">
            {own}
          </bdi>
        </>
      )}
    </>
  )
}
