import type { Cx } from '../../../platform/cx.ts'
import { Button, LinkButton } from '../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../platform/ui/DefinitionList.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../platform/ui/TextArea.tsx'
import { groupWord } from '../../directory/api.ts'
import { editPath, type NameDoubt, NameDoubts } from '../../editing/api.ts'
import type { PartLines } from '../../freshness/api.ts'
import { MANDATES, mandateFor } from '../paths.ts'
import type { FoundMandate } from './mandate.ts'

export interface MandatePageProps {
  cx: Cx
  mandate: FoundMandate
  /** What the record says, to be decided. */
  lines: readonly PartLines[]
  /** Whether this person writes by it now, and whether they may decide it. */
  isOpen: boolean
  isOwn: boolean
  mayDecide: boolean
  error: string | undefined
  done: string | undefined
  /** Why the name that was registered may deceive. */
  doubt: NameDoubt | undefined
}

const DONE = ['registrato', 'deciso', 'annullato', 'chiuso', 'inviato'] as const

/** A mandate: who asked, what was sent to them, what is next. */
export const MandatePage = (props: MandatePageProps) => {
  const { cx, mandate, lines, isOpen, isOwn, doubt } = props
  const done = DONE.find((one) => one === props.done)
  return (
    <div class="stack">
      {done && (
        <Alert cx={cx} tone="success" live>
          <p>{cx.t(`desk.mandate_${done}`)}</p>
        </Alert>
      )}
      <Standing {...props} />
      {isOwn && isOpen && (
        <p class="cluster">
          <LinkButton href={href(cx, editPath(mandate.organization_id))}>
            {cx.t('desk.write_record')}
          </LinkButton>
        </p>
      )}
      {isOwn && mandate.decision === 'returned' && act(cx, mandate.id, 'ancora', 'desk.hand_in_again')}
      {isOwn && isOpen && act(cx, mandate.id, 'chiudi', 'desk.close_mandate')}
      {isOwn && !isOpen && (
        <p>
          <a href={href(cx, mandateFor(mandate.organization_id))}>{cx.t('desk.new_mandate')}</a>
        </p>
      )}
      <h2>{cx.t('desk.recorded')}</h2>
      <DefinitionList
        facts={lines.map(({ part, lines: said }) => ({
          term: cx.t(groupWord(part)),
          value: said.map((line) => <bdi class="wraps">{line}</bdi>),
        }))}
      />
      <NameDoubts cx={cx} doubt={doubt} />
      <Decide {...props} />
    </div>
  )
}

const act = (cx: Cx, id: string, path: string, words: 'desk.hand_in_again' | 'desk.close_mandate') => (
  <Form action={href(cx, `${MANDATES}/${id}/${path}`)}>
    <Button kind="secondary" small>
      {cx.t(words)}
    </Button>
  </Form>
)

function Standing({ cx, mandate }: MandatePageProps) {
  const state = mandate.decision ?? (mandate.registers ? 'waiting' : undefined)
  return (
    <DefinitionList
      facts={[
        {
          term: cx.t('desk.asker'),
          value: mandate.asker_name && <bdi class="wraps">{mandate.asker_name}</bdi>,
        },
        { term: cx.t('desk.asker_role'), value: <bdi class="wraps">{mandate.asker_role}</bdi> },
        {
          term: cx.t('desk.recognised_was'),
          value: [
            cx.t(`desk.recognised_${mandate.recognised}`),
            mandate.recognised_by && <bdi class="wraps">{mandate.recognised_by}</bdi>,
          ].filter(Boolean),
        },
        { term: cx.t('desk.written_by'), value: <bdi class="wraps">{mandate.account_name}</bdi> },
        { term: cx.t('desk.when'), value: cx.t('desk.moment', { at: mandate.asked_at }) },
        state && { term: cx.t('desk.registration'), value: cx.t(`desk.registration_${state}`) },
        mandate.reason !== null && {
          term: cx.t('desk.reason'),
          value: <bdi class="wraps">{mandate.reason}</bdi>,
        },
        {
          term: cx.t('desk.copies'),
          value:
            mandate.copies.length === 0
              ? cx.t('desk.no_copy')
              : mandate.copies.map(({ address, sentAt }) => (
                  <>
                    <bdi dir="ltr" class="wraps">
                      {address}
                    </bdi>{' '}
                    · {cx.t(sentAt ? 'desk.copy_sent' : 'desk.copy_leaves')}
                  </>
                )),
        },
      ]}
    />
  )
}

function Decide({ cx, mandate, mayDecide, error }: MandatePageProps) {
  if (!mandate.registers || !mayDecide) return null
  const action = href(cx, `${MANDATES}/${mandate.id}/decidi`)
  if (mandate.decision)
    return (
      <Form action={href(cx, `${MANDATES}/${mandate.id}/annulla`)}>
        <Button kind="secondary">{cx.t('desk.undo_decision')}</Button>
      </Form>
    )
  return (
    <Form action={action} class="stack">
      <TextArea
        cx={cx}
        name="motivo"
        label={cx.t('desk.reason')}
        hint={cx.t('desk.reason_hint')}
        error={error}
        rows={3}
        anyScript
        optional
      />
      <p class="cluster">
        <Button name="azione" value="approved">
          {cx.t('desk.approve')}
        </Button>
        <Button name="azione" value="returned" kind="secondary">
          {cx.t('desk.send_back')}
        </Button>
      </p>
    </Form>
  )
}
