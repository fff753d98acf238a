import type { Cx } from '../../../../platform/cx.ts'
import { isLang, LANGUAGE_NAMES, type Lang } from '../../../../platform/i18n/languages.ts'
import { Badge, type Tone } from '../../../../platform/ui/Badge.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { Difference } from '../../../directory/api.ts'
import type { FieldChange, PartChange, SpaceChanges } from '../../changes.ts'
import { fieldLabel, valueWord } from '../words.ts'
import { partTitle } from './PartName.tsx'

const TONES: Record<PartChange['what'], Tone> = { added: 'success', removed: 'danger', changed: 'info' }

/** What differs between two states of a site, block by block, word by word. */
export const ChangeList = ({ cx, changes, main }: { cx: Cx; changes: SpaceChanges; main: Lang }) => (
  <div class="stack">
    {changes.parts.length === 0 && !changes.moved && <p>{cx.t('spaces.changes.none')}</p>}
    {changes.moved && <p>{cx.t('spaces.changes.moved')}</p>}
    {changes.parts.map((part) => (
      <section key={part.id} class="stack">
        <h3>
          <ChangedName {...{ cx, part, main }} />
        </h3>
        <ChangedFields cx={cx} part={part} />
      </section>
    ))}
  </div>
)

/** What a part is called, and what became of it. */
export const ChangedName = ({ cx, part, main }: { cx: Cx; part: PartChange; main: Lang }) => (
  <>
    <bdi class="wraps">{partTitle(cx, part, main)}</bdi>{' '}
    <Badge tone={TONES[part.what]}>{cx.t(`spaces.changes.${part.what}`)}</Badge>
  </>
)

/** What a part said and says, field by field. */
export const ChangedFields = ({ cx, part }: { cx: Cx; part: PartChange }) => (
  <DefinitionList
    facts={part.fields
      .filter(({ key }) => key !== 'slug')
      .map((field) => ({
        term: fieldTerm(cx, part, field),
        value: <OneField cx={cx} field={field} />,
      }))}
  />
)

function fieldTerm(cx: Cx, { kind }: PartChange, { key }: FieldChange): string {
  const [name = '', lang = ''] = key.split('.')
  const word = fieldLabel(cx, kind, name)
  return isLang(lang) ? `${word} (${LANGUAGE_NAMES[lang]})` : word
}

function OneField({ cx, field: { key, before, after } }: { cx: Cx; field: FieldChange }) {
  const [name = '', lang = ''] = key.split('.')
  const other = isLang(lang) && lang !== cx.lang ? { lang } : {}
  return (
    <div class="kept-lines">
      <Difference
        t={cx.t}
        before={valueWord(cx, name, before)}
        after={valueWord(cx, name, after)}
        {...other}
      />
    </div>
  )
}
