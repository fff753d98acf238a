import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { languageNames } from '../../directory/api.ts'
import type { Usual } from '../contacts/contact-queries.ts'
import { quickValue } from '../contacts/quick.ts'
import { QUICK, SUMMARY } from '../paths.ts'

interface QuickProps {
  cx: Cx
  asked: string
  usual: readonly Usual[]
}

/** Keeps the contact in one press, with the records ticked above; each button has its key. */
export const QuickLog = ({ cx, asked, usual }: QuickProps) => (
  <section aria-labelledby="veloce-titolo">
    <h2 id="veloce-titolo">{cx.t('desk.quick')}</h2>
    <Form id="veloce" action={href(cx, QUICK)} once hidden={{ q: asked }} class="cluster">
      {usual.map((one, index) => (
        <Button
          key={index}
          name="modo"
          value={quickValue(one, 'answered')}
          kind={index === 0 ? 'primary' : 'secondary'}
          accessKey={String(index + 1)}
        >
          {index + 1}. {usualWords(cx, one)}
        </Button>
      ))}
      {usual[0] && (
        <Button name="modo" value={quickValue(usual[0], 'unanswered')} kind="secondary" accessKey="0">
          0. {cx.t('desk.quick_unanswered')}
        </Button>
      )}
      <button type="submit" class="btn btn-secondary" formAction={href(cx, SUMMARY)} formMethod="get">
        {cx.t('desk.summary_of_ticked')}
      </button>
    </Form>
  </section>
)

/** A kind of contact in words: "Telefono, cittadini, italiano, 5 minuti". */
export const usualWords = (cx: Pick<Cx, 't' | 'lang'>, { channel, who, lang, minutes }: Usual): string =>
  cx.t('desk.usual', {
    channel: cx.t(`desk.channel_${channel}`),
    who: cx.t(`desk.who_${who}`),
    language: languageNames(cx, lang).name,
    minutes: Number(minutes),
  })
