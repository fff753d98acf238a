import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import {
  changeWord,
  differingFields,
  differingGroups,
  groupWord,
  schemeWords,
} from '../../../directory/api.ts'
import type { BodyWords } from '../../bodies/body-words.ts'
import { BODIES, DUPLICATES } from '../../paths.ts'
import type { OneOfTwo, Two } from '../compared.ts'
import type { MergeRefusal } from '../merge.ts'

interface CompareProps {
  cx: Cx
  two: Two
  words: BodyWords
  refused: MergeRefusal | undefined
}

/** Two records: which one stays, and what stays of each. */
export const ComparePage = (props: CompareProps) => {
  const { cx, two, refused } = props
  const { left, right } = two
  return (
    <div class="stack">
      {refused && <Alert cx={cx} tone="warning" live title={cx.t(`lists.merge_${refused}`)} />}
      <dl class="facts">
        <div>
          <dt>{cx.t('lists.stays')}</dt>
          <dd>
            <Who {...props} record={left} />
          </dd>
        </div>
        <div>
          <dt>{cx.t('lists.goes')}</dt>
          <dd>
            <Who {...props} record={right} />
          </dd>
        </div>
      </dl>
      <p>
        <a href={href(cx, `${DUPLICATES}/${right.id}/${left.id}`)}>{cx.t('lists.swap')}</a>
      </p>
      <Form
        action={href(cx, `${DUPLICATES}/${left.id}/${right.id}`)}
        hidden={{ versione_uno: String(left.version), versione_altro: String(right.version) }}
        class="stack"
      >
        <Fields {...props} />
        <Groups {...props} />
        <p class="measure">{cx.t('lists.what_follows')}</p>
        <div class="cluster">
          <Button name="azione" value="unisci">
            {cx.t('lists.make_one')}
          </Button>
          <Button kind="secondary" name="azione" value="diversi">
            {cx.t('lists.not_the_same')}
          </Button>
        </div>
      </Form>
    </div>
  )
}

const Who = ({ cx, record, words }: CompareProps & { record: OneOfTwo }) => {
  const { organization, identifiers, locations } = record.document
  const seat = locations.find(({ id }) => id === organization.seat_id)
  return (
    <>
      <a href={href(cx, `${BODIES}/${record.id}`)}>
        <bdi lang={organization.original_lang} class="wraps">
          {organization.name}
        </bdi>
      </a>
      <br />
      {[words.type(organization.type_code), seat?.address_1, words.town(seat?.istat_code ?? null)]
        .filter(Boolean)
        .join(' · ')}
      <br />
      {identifiers.map(({ scheme, identifier }, index) => (
        <span key={scheme}>
          {index > 0 && ' · '}
          {schemeWords(cx, scheme) ?? scheme} <bdi dir="ltr">{identifier}</bdi>
        </span>
      ))}
    </>
  )
}

/** What the two say differently of themselves: one of the two values stays. */
function Fields({ cx, two: { left, right }, words }: CompareProps) {
  return (
    <>
      {differingFields(left.document, right.document).map((field) => {
        const value = (one: OneOfTwo) => shown(one.document.organization[field], field, words)
        const mine = value(left)
        return (
          <Radios
            key={field}
            cx={cx}
            name={`campo-${field}`}
            label={cx.t(changeWord({ entity: 'organization', field }))}
            value={mine === '' ? 'right' : 'left'}
            options={[
              { value: 'left', label: <bdi class="wraps">{mine || cx.t('lists.nothing')}</bdi> },
              { value: 'right', label: <bdi class="wraps">{value(right)}</bdi> },
            ]}
          />
        )
      })}
    </>
  )
}

function shown(value: string | number | null, field: string, words: BodyWords): string {
  if (value === null) return ''
  return field === 'type_code' ? words.type(String(value)) : String(value)
}

/** Parts that have rows: those of one, of the other, or of both together. */
const Groups = ({ cx, two: { left, right } }: CompareProps) => (
  <>
    {differingGroups(left.document, right.document).map(({ group, left: mine, right: theirs }) => (
      <Radios
        key={group}
        cx={cx}
        name={`gruppo-${group}`}
        label={cx.t(groupWord(group))}
        value="both"
        options={[
          { value: 'both', label: cx.t('lists.of_both', { count: mine + theirs }) },
          { value: 'left', label: cx.t('lists.of_stays', { count: mine }) },
          { value: 'right', label: cx.t('lists.of_goes', { count: theirs }) },
        ]}
      />
    ))}
  </>
)
