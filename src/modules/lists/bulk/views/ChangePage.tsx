import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { CHANGES } from '../../paths.ts'
import { type BulkChange, canUndo, UNDO_DAYS } from '../change.ts'
import type { Codes } from '../codes.ts'
import { KINDS, type KindName } from '../kinds.ts'
import type { ChangeRow, OutcomeCount } from '../queries.ts'
import type { ShowQuery } from '../routes.tsx'
import { ChangeRows } from './ChangeRows.tsx'
import { KindForm } from './KindForm.tsx'

export interface ChangeProps {
  cx: Cx
  change: BulkChange
  query: ShowQuery
  /** Kinds this person may use. */
  kinds: readonly KindName[]
  kind: KindName | undefined
  codes: Codes | undefined
  counts: readonly OutcomeCount[]
  rows: readonly ChangeRow[]
  /** Whether there are more rows after these. */
  more: boolean
  errors: FieldErrors
  values: RawValues
}

/** A change of many records as far as it is: what is to be said, what would happen, how far it is, what came of it. */
export const ChangePage = (props: ChangeProps) => {
  const { cx, change, kind, errors, query } = props
  const isAsking = change.state === 'choosing' || (change.state === 'checked' && query.cosa !== '')
  return (
    <div class="stack">
      <ErrorSummary cx={cx} errors={errors} />
      {!isAsking && kind && (
        <h2>
          {cx.t(KINDS[kind].label)} <WhatCode {...props} />
        </h2>
      )}
      {isAsking ? <KindForm {...props} /> : <Standing {...props} />}
      {!isAsking && <ChangeRows {...props} />}
    </div>
  )
}

const WhatCode = ({ change, codes }: ChangeProps) => {
  const word = codes?.word(change.params.codice ?? null)
  return word ? <>– {word}</> : null
}

/** Where the change stands, and what can be done next. */
function Standing(props: ChangeProps) {
  const { cx, change } = props
  const { state } = change
  if (state === 'checking' || state === 'applying' || state === 'undoing') return <Running {...props} />
  if (state === 'checked') return <Confirm {...props} />
  return (
    <Alert cx={cx} tone="success" live title={cx.t(`lists.pass_${state}`)}>
      {canUndo(change, cx.now) && (
        <>
          <p>{cx.t('lists.undo_hint', { days: UNDO_DAYS })}</p>
          <Form action={href(cx, `${CHANGES}/${change.id}`)}>
            <Button kind="danger" small name="azione" value="annulla">
              {cx.t('lists.undo_many')}
            </Button>
          </Form>
        </>
      )}
    </Alert>
  )
}

/** It goes on by itself: the page may be left, and opened again. */
const Running = ({ cx, change }: ChangeProps) => (
  <Alert cx={cx} live title={cx.t(`lists.pass_${change.state}`)}>
    <p>{cx.t('lists.progress', { done: change.done, total: change.total })}</p>
    <progress value={change.done} max={change.total} aria-label={cx.t(`lists.pass_${change.state}`)} />
    <p>
      <LinkButton href={href(cx, `${CHANGES}/${change.id}`)} kind="secondary" small>
        {cx.t('lists.look_again')}
      </LinkButton>
    </p>
  </Alert>
)

function Confirm({ cx, change, counts }: ChangeProps) {
  const will = counts.filter(({ outcome }) => outcome === 'will').reduce((sum, { count }) => sum + count, 0)
  const path = href(cx, `${CHANGES}/${change.id}`)
  return (
    <Alert
      cx={cx}
      tone={will > 0 ? 'info' : 'warning'}
      live
      title={cx.t('lists.would_change', { count: will })}
    >
      <p>{cx.t('lists.nothing_yet')}</p>
      <Form action={path} class="cluster">
        {will > 0 && (
          <Button name="azione" value="conferma">
            {cx.t('lists.make_change', { count: will })}
          </Button>
        )}
        <LinkButton href={`${path}?cosa=${change.kind}`} kind="secondary">
          {cx.t('lists.choose_again')}
        </LinkButton>
        <Button kind="link" name="azione" value="scarta">
          {cx.t('lists.discard')}
        </Button>
      </Form>
    </Alert>
  )
}
