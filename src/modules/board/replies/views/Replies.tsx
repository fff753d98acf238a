import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { direction, LANGUAGES } from '../../../../platform/i18n/languages.ts'
import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Fieldset } from '../../../../platform/ui/Fieldset.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { REPLIES } from '../../paths.ts'
import { mayWriteReplies } from '../../permissions.ts'
import { type CannedReply, titleOf } from '../replies.ts'
import { namesOf } from '../reply-form.ts'

interface RepliesProps {
  cx: Cx
  replies: readonly CannedReply[]
  outcome: 'saved' | 'restored' | undefined
  /** One that was just taken away. */
  removed: CannedReply | undefined
}

/** All answers at hand. */
export const Replies = ({ cx, replies, outcome, removed }: RepliesProps) => (
  <>
    {outcome && <Alert cx={cx} tone="success" live title={cx.t(`board.replies.${outcome}`)} />}
    {removed && (
      <Alert
        cx={cx}
        tone="success"
        live
        title={cx.t('board.replies.removed', { title: titleOf(removed, cx.lang) })}
      >
        <Form action={href(cx, `${REPLIES}/${removed.id}/ripristina`)}>
          <Button kind="secondary" small>
            {cx.t('board.take_back')}
          </Button>
        </Form>
      </Alert>
    )}
    {mayWriteReplies(cx.actor, undefined) ? (
      <>
        <ul>
          {replies.map((reply) => (
            <li key={reply.id}>
              <a href={href(cx, `${REPLIES}/${reply.id}`)}>{titleOf(reply, cx.lang)}</a>
            </li>
          ))}
        </ul>
        <p>
          <LinkButton href={href(cx, `${REPLIES}/nuova`)}>{cx.t('board.replies.add')}</LinkButton>
        </p>
      </>
    ) : (
      <>
        <p>{cx.t('board.replies.limited')}</p>
        {replies.map((reply) => (
          <Accordion key={reply.id} summary={titleOf(reply, cx.lang)}>
            <InEachLanguage cx={cx} reply={reply} />
          </Accordion>
        ))}
      </>
    )}
  </>
)

const InEachLanguage = ({ cx, reply }: { cx: Cx; reply: CannedReply }) =>
  LANGUAGES.map((lang) => {
    const words = reply.words[lang]
    return (
      words && (
        <section key={lang}>
          <h3>{cx.t(`board.replies.lang_${lang}`)}</h3>
          <p lang={lang} dir={direction(lang)} class="kept-lines wraps">
            {words.text}
          </p>
        </section>
      )
    )
  })

interface ReplyProps {
  cx: Cx
  /** Its id, or `nuova`. */
  id: string
  errors: FieldErrors
  values: RawValues
}

/** One answer in each language. */
export const Reply = ({ cx, id, errors, values }: ReplyProps) => (
  <>
    <ErrorSummary cx={cx} errors={errors} />
    <Form action={href(cx, `${REPLIES}/${id}`)} once={id === 'nuova'}>
      {LANGUAGES.map((lang) => {
        const { title, text } = namesOf(lang)
        return (
          <Fieldset key={lang} legend={cx.t(`board.replies.lang_${lang}`)}>
            <TextField
              cx={cx}
              name={title}
              label={cx.t('board.replies.name')}
              value={textValue(values, title)}
              error={errors[title]}
              optional={lang !== 'it'}
            />
            <TextArea
              cx={cx}
              name={text}
              label={cx.t('board.replies.text')}
              value={textValue(values, text)}
              error={errors[text]}
              optional={lang !== 'it'}
              rows={3}
              anyScript
            />
          </Fieldset>
        )
      })}
      <Button>{cx.t('board.replies.save')}</Button>
    </Form>
    {id !== 'nuova' && (
      <Form action={href(cx, `${REPLIES}/${id}/rimuovi`)}>
        <Button kind="danger">{cx.t('board.replies.remove')}</Button>
      </Form>
    )}
  </>
)
