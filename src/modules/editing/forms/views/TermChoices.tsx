import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { Choice } from '../../../../platform/ui/Choice.tsx'
import { ChoiceFrame } from '../../../../platform/ui/FieldParts.tsx'
import { fieldId, listValue, textValue } from '../../../../platform/ui/field.ts'
import { offeredCodes, type TermList } from '../codes.ts'
import type { FieldsProps } from '../section.ts'
import { foundCodes } from '../term-search.ts'

interface TermChoicesProps extends FieldsProps {
  /** Name of the field. */
  name: string
  list: TermList
  label: string
  hint?: string
}

/** Codes of a list in plain words; sectors are folded under their area. What `cerca` found is named first. */
export function TermChoices({ name, list, label, hint, ...props }: TermChoicesProps) {
  const { cx, known, document, values, errors } = props
  const chosen = listValue(values, name)
  const codes = offeredCodes(known, document, list)
  const found = foundCodes(known, list, textValue(values, 'cerca'), cx.lang).filter((code) =>
    codes.includes(code),
  )
  const id = (code: string) => `${fieldId(name)}-${code}`
  const choice = (code: string) => (
    <Choice
      key={code}
      type="checkbox"
      name={name}
      id={id(code)}
      value={code}
      label={known.lists.plain(cx.lang, list, code)}
      checked={chosen.includes(code)}
    />
  )
  const groups = Map.groupBy(codes, (code) => known.lists.term(list, code)?.parent?.code ?? '')
  return (
    <ChoiceFrame field={{ cx, name, label, hint, error: errors[name], optional: true }}>
      <span id={fieldId(name)} tabIndex={-1} />
      {found.length > 0 && (
        <p>
          {cx.t('editing.forms.found')}{' '}
          {found.map((code, index) => (
            <>
              {index > 0 && ' · '}
              <a key={code} href={`#${id(code)}`}>
                {known.lists.plain(cx.lang, list, code)}
              </a>
            </>
          ))}
        </p>
      )}
      {[...groups].map(([parent, inside]) =>
        parent === '' ? (
          inside.map(choice)
        ) : (
          <Accordion
            key={parent}
            summary={known.lists.plain(cx.lang, 'area', parent)}
            open={inside.some((code) => chosen.includes(code) || found.includes(code))}
          >
            {inside.map(choice)}
          </Accordion>
        ),
      )}
    </ChoiceFrame>
  )
}
