import type { Cx } from '../../../platform/cx.ts'
import { Badge, type Tone } from '../../../platform/ui/Badge.tsx'
import { Button, LinkButton } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { openWords } from '../../directory/api.ts'
import type { DeskRecord } from '../desk-records.ts'
import { CONFIRM, mandateFor, NEW_CONTACT, SUMMARY } from '../paths.ts'

interface FoundProps {
  cx: Cx
  record: DeskRecord
  /** It has the very code, number or address that was asked. */
  exact: boolean
  /** What was searched, kept while one goes on. */
  asked: string
  mayAssist: boolean
}

/** One record with all that is said on the phone, and what to do with it. */
export const FoundRecord = (props: FoundProps) => {
  const { cx, record } = props
  return (
    <article class="card">
      <h3 class="card-title">
        {record.visibility === 'public' ? (
          <a href={href(cx, `/enti/${record.slug}`)}>
            <bdi lang={record.lang} class="wraps">
              {record.name}
            </bdi>
          </a>
        ) : (
          <bdi lang={record.lang} class="wraps">
            {record.name}
          </bdi>
        )}
      </h3>
      <Marks {...props} />
      <Reach cx={cx} record={record} />
      <Shown cx={cx} record={record} />
      <Actions {...props} />
    </article>
  )
}

const TONES: Record<DeskRecord['freshness'], Tone> = {
  fresh: 'success',
  due: 'warning',
  overdue: 'danger',
  unverified: 'plain',
}

const Marks = ({ cx, record, exact }: FoundProps) => (
  <p class="cluster">
    {exact && <Badge tone="info">{cx.t('desk.exact')}</Badge>}
    {record.visibility !== 'public' && <Badge tone="warning">{cx.t('desk.not_public')}</Badge>}
    {record.lifecycle === 'dissolved' && <Badge tone="danger">{cx.t('desk.dissolved')}</Badge>}
    <Badge tone={TONES[record.freshness]}>{cx.t(`desk.is_${record.freshness}`)}</Badge>
    {record.verifiedAt && (
      <span class="soft small">{cx.t('desk.confirmed_on', { date: record.verifiedAt })}</span>
    )}
  </p>
)

function Reach({ cx, record: { phones, email, address, open } }: { cx: Cx; record: DeskRecord }) {
  const words = openWords(cx, open)
  return (
    <ul class="plain-list">
      {phones.map((number) => (
        <li key={number}>
          <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>
            <bdi dir="ltr">{number}</bdi>
          </a>
        </li>
      ))}
      {email && (
        <li>
          <a href={`mailto:${encodeURI(email)}`}>
            <bdi dir="ltr" class="wraps">
              {email}
            </bdi>
          </a>
        </li>
      )}
      {address && (
        <li>
          <bdi class="wraps">{address}</bdi>
        </li>
      )}
      <li>{words ? [words.state, words.next].filter(Boolean).join(' · ') : cx.t('desk.hours_unknown')}</li>
    </ul>
  )
}

/** Goes with the contact that is kept below. */
const Shown = ({ cx, record }: { cx: Cx; record: DeskRecord }) => (
  <div class="choice">
    <input type="checkbox" id={`detto-${record.id}`} name="ente" value={record.id} form="veloce" />
    <label for={`detto-${record.id}`}>
      {cx.t('desk.shown')}
      <span class="visually-hidden"> {record.name}</span>
    </label>
  </div>
)

function Actions({ cx, record, asked, mayAssist }: FoundProps) {
  const about = <span class="visually-hidden"> {record.name}</span>
  return (
    <div class="cluster card-foot">
      {record.visibility === 'public' && (
        <LinkButton href={href(cx, `${SUMMARY}?ente=${record.id}`)} kind="secondary" small>
          {cx.t('desk.read_all')}
          {about}
        </LinkButton>
      )}
      {mayAssist && (
        <LinkButton href={href(cx, mandateFor(record.id))} kind="secondary" small>
          {cx.t('desk.update')}
          {about}
        </LinkButton>
      )}
      <LinkButton href={href(cx, `${NEW_CONTACT}?ente=${record.id}`)} kind="secondary" small>
        {cx.t('desk.log_about')}
        {about}
      </LinkButton>
      {mayAssist && (
        <Form action={href(cx, CONFIRM)} hidden={{ ente: record.id, q: asked }}>
          <Button kind="secondary" small>
            {cx.t('desk.confirm')}
            {about}
          </Button>
        </Form>
      )}
    </div>
  )
}
