import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import {
  applyChanges,
  type Bringer,
  changeKey,
  changesBetween,
  type Standing,
} from '../../../directory/api.ts'
import type { DecisionRefusal } from '../../decide.ts'
import { DISCREPANCIES } from '../../paths.ts'
import { changeTitle, langOf, type Telling, valueText } from '../change-words.ts'
import { Said, standingWords } from '../views/Said.tsx'
import type { FoundDiscrepancy } from './routes.tsx'

interface DiscrepancyProps {
  cx: Cx
  found: FoundDiscrepancy
  /** Whose word stands today. */
  standing: Standing
  telling: Telling
  refusal: DecisionRefusal | undefined
  /** One that this person just settled. */
  done: FoundDiscrepancy | undefined
}

/** Two values with their sources, and the choice between them. */
export const DiscrepancyPage = (props: DiscrepancyProps) => {
  const { cx, found, refusal, done } = props
  const isDone = found.state !== 'open' && found.id !== done?.id
  return (
    <>
      {refusal && (
        <Alert
          cx={cx}
          tone="warning"
          live
          title={
            refusal.refused === 'decided' && refusal.by
              ? cx.t('editing.review.decided_by', { name: refusal.by })
              : cx.t(`editing.discrepancy.refused_${refusal.refused === 'own' ? 'own' : 'other'}`)
          }
        />
      )}
      {done && <Settled cx={cx} of={done} live />}
      {isDone && <Settled cx={cx} of={found} />}
      <Values {...props} />
      {found.state === 'open' && (
        <Form action={href(cx, `${DISCREPANCIES}/${found.id}`)} class="form-actions">
          <Button name="esito" value="kept">
            {cx.t('editing.discrepancy.keep')}
          </Button>
          <Button kind="secondary" name="esito" value="taken">
            {cx.t('editing.discrepancy.take')}
          </Button>
        </Form>
      )}
    </>
  )
}

const Settled = ({ cx, of, live = false }: { cx: Cx; of: FoundDiscrepancy; live?: boolean }) =>
  of.state === 'open' ? null : (
    <Alert
      cx={cx}
      tone={live ? 'success' : 'info'}
      live={live}
      title={cx.t(`editing.discrepancy.was_${of.state}`, {
        name: of.document.organization.name,
        by: of.settled_by ?? '',
      })}
    >
      <Form action={href(cx, `${DISCREPANCIES}/${of.id}/annulla`)}>
        <Button kind="secondary" small>
          {cx.t('editing.review.undo')}
        </Button>
      </Form>
    </Alert>
  )

function Values({ cx, found, standing, telling }: DiscrepancyProps) {
  const { change, document } = found
  const lang = langOf(change, document)
  // What stands may have changed since the difference was found.
  const would = changesBetween(document, applyChanges(document, [change])).find(
    (one) => changeKey(one) === found.change_key,
  )
  const stands = would?.before ?? (found.state === 'open' && !would ? change.after : change.before)
  const proposed = { source: found.proposed_source as Bringer['source'], sourceRef: found.proposed_by }
  const told = (value: typeof change.after) =>
    valueText(telling, value, change.field) || cx.t('editing.review.nothing')
  return (
    <>
      <h2>
        <bdi>{changeTitle(telling, change)}</bdi>
      </h2>
      <DefinitionList
        facts={[
          {
            term: cx.t('editing.discrepancy.stands'),
            value: (
              <Said lang={lang} source={standingWords(cx, standing)}>
                {told(stands)}
              </Said>
            ),
          },
          {
            term: cx.t('editing.discrepancy.other'),
            value: (
              <Said lang={lang} source={standingWords(cx, { ...proposed, at: found.found_at })}>
                {told(change.after)}
              </Said>
            ),
          },
        ]}
      />
    </>
  )
}
