import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { PATHS } from '../../../platform/ui/paths.ts'
import type { SectionForm } from './section-request.ts'
import { Hidden } from './views/MergeView.tsx'

/** The session ended while somebody was writing: all that was typed stays in this page until they are back. */
export function signedOut(cx: Cx, form: SectionForm): Response {
  const { values, revisione, inizio, azione, riga, vista } = form
  const enter = `${href(cx, PATHS.signIn)}?verso=${encodeURIComponent(href(cx, cx.path))}`
  const title = cx.t('editing.owner.out_title')
  const answer = page(
    cx,
    {
      title,
      lead: cx.t('editing.owner.out_lead'),
      breadcrumb: [],
      indexed: false,
      feedback: false,
      search: false,
    },
    <>
      <ol class="measure">
        <li>
          <a href={enter} target="_blank" rel="noopener">
            {cx.t('editing.owner.out_enter')}
          </a>
        </li>
        <li>{cx.t('editing.owner.out_back')}</li>
      </ol>
      <Form
        action={href(cx, cx.path)}
        hidden={{
          revisione: String(revisione),
          inizio: String(inizio),
          azione,
          ...(riga && { riga }),
          ...(vista !== undefined && { vista: String(vista) }),
        }}
      >
        <Hidden values={values} />
        {Object.entries(values)
          .filter(([name, value]) => name.startsWith('scelta.') && typeof value === 'string')
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={String(value)} />
          ))}
        <Button>{cx.t('editing.owner.save')}</Button>
      </Form>
    </>,
    401,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}
