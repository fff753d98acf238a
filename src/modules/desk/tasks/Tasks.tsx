import type { Cx } from '../../../platform/cx.ts'
import { enumerated } from '../../../platform/i18n/enumerated.ts'
import { Badge } from '../../../platform/ui/Badge.tsx'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { longDate } from '../../directory/api.ts'
import type { CodeLists } from '../../taxonomy/api.ts'
import { topicName } from '../contacts/topics.ts'
import { CONTACTS, TASKS } from '../paths.ts'
import type { Task } from './task-queries.ts'

interface TasksProps {
  cx: Cx
  lists: CodeLists
  todo: readonly Task[]
  done: readonly Task[]
  /** Today, `2026-11-22`. */
  today: string
  /** Whether a mail comes each morning; undefined for who has no account. */
  morningMail: boolean | undefined
  outcome: 'fatto' | 'annullato' | 'preso' | 'tardi' | 'salvato' | undefined
}

/** What was promised and is not done yet, and what was done in the last days. */
export const Tasks = (props: TasksProps) => {
  const { cx, todo, done, outcome, morningMail } = props
  return (
    <div class="stack">
      {outcome && (
        <Alert cx={cx} tone={outcome === 'tardi' ? 'warning' : 'success'} live>
          <p>{cx.t(`desk.task_${outcome}`)}</p>
        </Alert>
      )}
      <p>{cx.t('desk.tasks_count', { count: todo.length })}</p>
      <ul class="plain-list stack">
        {todo.map((task) => (
          <li key={task.id}>
            <One {...props} task={task} />
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <section aria-labelledby="fatti">
          <h2 id="fatti">{cx.t('desk.tasks_done')}</h2>
          <ul class="plain-list stack">
            {done.map((task) => (
              <li key={task.id}>
                <One {...props} task={task} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {morningMail !== undefined && (
        <Form action={href(cx, `${TASKS}/mattina`)} hidden={{ mail: morningMail ? 'no' : 'si' }}>
          <p>{cx.t(morningMail ? 'desk.morning_on' : 'desk.morning_off')}</p>
          <Button kind="secondary" small>
            {cx.t(morningMail ? 'desk.morning_stop' : 'desk.morning_start')}
          </Button>
        </Form>
      )}
    </div>
  )
}

function One({ cx, lists, task, today }: TasksProps & { task: Task }) {
  const topics = task.topics.map((topic) => topicName(lists, cx.lang, topic))
  const about = enumerated(cx.lang, [...topics, ...task.words])
  const isLate = task.on !== null && task.on < today
  return (
    <article class="card">
      <h3 class="card-title">
        <a href={href(cx, `${CONTACTS}/${task.id}`)}>
          {about || cx.t(`desk.channel_${task.channel}`)} · {cx.t(`desk.who_${task.who}`)}
        </a>
      </h3>
      <p class="cluster">
        {task.on && (
          <Badge tone={isLate && !task.doneAt ? 'danger' : 'info'} icon="clock">
            {longDate(cx, task.on)}
          </Badge>
        )}
        {task.doneAt ? (
          <span>{cx.t('desk.done_by', { name: task.doneBy ?? '', at: task.doneAt })}</span>
        ) : (
          <span>{task.byName ? <bdi>{task.byName}</bdi> : cx.t('desk.nobody')}</span>
        )}
      </p>
      {task.question && (
        <p>
          <bdi class="wraps">{task.question}</bdi>
        </p>
      )}
      {task.note && (
        <p>
          <bdi class="wraps">{task.note}</bdi>
        </p>
      )}
      <Acts cx={cx} task={task} />
    </article>
  )
}

function Acts({ cx, task }: { cx: Cx; task: Task }) {
  const isMine = task.by !== null && task.by === cx.actor?.id
  const act = (value: string, words: 'task_do' | 'task_undo' | 'task_take' | 'task_give') => (
    <Button kind="secondary" small name="azione" value={value}>
      {cx.t(`desk.${words}`)}
    </Button>
  )
  return (
    <Form action={href(cx, `${TASKS}/${task.id}`)} hidden={{ da: task.by ?? '' }} class="cluster">
      {task.doneAt ? act('riapri', 'task_undo') : act('fatto', 'task_do')}
      {!task.doneAt && isMine && act('lascia', 'task_give')}
      {!task.doneAt && !isMine && cx.actor?.hasAccount && act('prendi', 'task_take')}
    </Form>
  )
}
