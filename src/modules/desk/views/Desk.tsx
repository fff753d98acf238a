import type { Cx } from '../../../platform/cx.ts'
import { Accordion } from '../../../platform/ui/Accordion.tsx'
import { pressedBy } from '../../../platform/ui/access-key.ts'
import { LinkButton } from '../../../platform/ui/Button.tsx'
import { href } from '../../../platform/ui/href.ts'
import type { Usual } from '../contacts/contact-queries.ts'
import type { LookedUp } from '../look-up.ts'
import { CONTACTS, COUNTS, NEW_CONTACT, REGISTER, TASKS } from '../paths.ts'
import { mayAssist, mayAssistSomewhere } from '../permissions.ts'
import { DeskNotice, type Done } from './DeskNotice.tsx'
import { FoundRecord } from './FoundRecord.tsx'
import { QuickLog } from './QuickLog.tsx'
import { SearchLine } from './SearchLine.tsx'

export interface DeskProps {
  cx: Cx
  asked: string
  found: LookedUp | undefined
  usual: readonly Usual[]
  /** Reminders that are due, for this operator or for whoever comes first. */
  due: number
  done: Done
  /** Links to pages of other modules that this person may open. */
  calls: string | undefined
}

/** The desk: one field, what it finds, and what to do with it. */
export const Desk = (props: DeskProps) => {
  const { cx, asked, found } = props
  return (
    <div class="stack">
      <DeskNotice cx={cx} done={props.done} />
      <SearchLine cx={cx} asked={asked} />
      {found && <Results {...props} found={found} />}
      <QuickLog {...props} />
      <Places {...props} />
      <Keys cx={cx} />
    </div>
  )
}

function Results(props: DeskProps & { found: LookedUp }) {
  const { cx, asked, found } = props
  const all = [...found.exact, ...found.found]
  return (
    <section aria-labelledby="trovati">
      <h2 id="trovati">{cx.t('desk.found', { count: found.exact.length + found.total })}</h2>
      {all.length === 0 && <p>{cx.t('desk.found_none')}</p>}
      <ul class="grid">
        {all.map((record, index) => (
          <li key={record.id}>
            <FoundRecord
              {...{ cx, record, asked }}
              exact={index < found.exact.length}
              mayAssist={mayAssist(cx.actor, record)}
            />
          </li>
        ))}
      </ul>
      {mayAssistSomewhere(cx.actor, undefined) && (
        <p class="cluster">
          <LinkButton href={href(cx, `${REGISTER}?testo=${encodeURIComponent(asked)}`)} kind="secondary">
            {cx.t('desk.register_this')}
          </LinkButton>
        </p>
      )}
    </section>
  )
}

const Places = ({ cx, due, calls }: DeskProps) => (
  <nav aria-label={cx.t('desk.places')}>
    <ul>
      {mayAssistSomewhere(cx.actor, undefined) && place(cx, REGISTER, cx.t('desk.register'), 'r')}
      {place(cx, NEW_CONTACT, cx.t('desk.new_contact'), 'n')}
      {place(cx, CONTACTS, cx.t('desk.contacts'), 'c')}
      {place(cx, TASKS, cx.t('desk.tasks_due', { count: due }), 'p')}
      {calls && place(cx, calls, cx.t('desk.calls'))}
      {place(cx, COUNTS, cx.t('desk.counts'))}
    </ul>
  </nav>
)

const place = (cx: Cx, path: string, words: string, key?: string) => (
  <li>
    <a href={href(cx, path)} {...pressedBy(key)}>
      {words}
    </a>
  </li>
)

const KEYS = ['s', '1', '2', '3', '0', 'n', 'c', 'p', 'r'] as const

const Keys = ({ cx }: { cx: Cx }) => (
  <Accordion summary={cx.t('desk.keys')}>
    <p>{cx.t('desk.keys_how')}</p>
    <dl class="facts">
      {KEYS.map((key) => (
        <div key={key}>
          <dt>
            <kbd>{key.toUpperCase()}</kbd>
          </dt>
          <dd>{cx.t(`desk.key_${key}`)}</dd>
        </div>
      ))}
    </dl>
    <p>{cx.t('desk.keys_order')}</p>
  </Accordion>
)
