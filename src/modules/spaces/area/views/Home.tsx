import type { Cx } from '../../../../platform/cx.ts'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { partsOf, SITE } from '../../document.ts'
import { pathsOf, SPACES } from '../../paths.ts'
import { mainLang } from '../../said.ts'
import type { OwnSpace } from '../own-space.ts'
import type { Status } from '../status.ts'
import { Arranged } from './Arranged.tsx'
import { Languages } from './Languages.tsx'
import { JustDone } from './Said.tsx'
import { Standing } from './Standing.tsx'

interface HomeProps {
  cx: Cx
  own: OwnSpace
  status: Status
}

/** A site as its people see it: how it stands, its pages and news, and what else can be done. */
export function Home(props: HomeProps) {
  const { cx, own } = props
  const { draft } = own.space
  const main = mainLang(draft)
  const paths = pathsOf(own.organizationId)
  const parts = partsOf(draft)
  return (
    <>
      <JustDone cx={cx} organizationId={own.organizationId} />
      <Standing {...props} />
      <p class="cluster">
        {props.status.changed && !props.status.handed && !own.space.closed && (
          <LinkButton href={href(cx, paths.submit)}>{cx.t('spaces.own.submit')}</LinkButton>
        )}
        <LinkButton kind="secondary" href={href(cx, paths.preview)}>
          {cx.t('spaces.own.preview')}
        </LinkButton>
      </p>
      <section aria-labelledby="pagine" class="stack">
        <h2 id="pagine">{cx.t('spaces.own.pages')}</h2>
        <Arranged
          {...{ cx, own, main }}
          parts={parts.filter(({ kind }) => kind === 'page')}
          path={paths.page}
          fixed={1}
        />
        <Add
          {...props}
          azione="pagina"
          label={cx.t('spaces.own.new_page')}
          button={cx.t('spaces.own.add_page')}
        />
      </section>
      <section aria-labelledby="notizie" class="stack">
        <h2 id="notizie">{cx.t('spaces.news')}</h2>
        {draft.news.length === 0 && <p>{cx.t('spaces.own.no_news')}</p>}
        <Arranged
          {...{ cx, own, main }}
          parts={parts.filter(({ kind }) => kind === 'news')}
          path={paths.part}
        />
        <Add
          {...props}
          azione="notizia"
          label={cx.t('spaces.own.new_news')}
          button={cx.t('spaces.own.add_news')}
        />
      </section>
      <section aria-labelledby="lingue" class="stack">
        <h2 id="lingue">{cx.t('spaces.own.languages')}</h2>
        <Languages cx={cx} parts={parts} main={main} />
      </section>
      <More {...props} />
    </>
  )
}

function Add({
  cx,
  own,
  azione,
  label,
  button,
}: HomeProps & { azione: 'pagina' | 'notizia'; label: string; button: string }) {
  const { structure } = pathsOf(own.organizationId)
  return (
    <Form
      action={href(cx, structure)}
      once
      hidden={{ azione, revisione: String(own.space.revision) }}
      class="measure"
    >
      <label for={`nuova-${azione}`}>{label}</label>
      <p class="cluster">
        <input
          class="form-control"
          id={`nuova-${azione}`}
          name="titolo"
          required
          maxLength={120}
          dir="auto"
        />
        <Button kind="secondary">{button}</Button>
      </p>
    </Form>
  )
}

function More({ cx, own }: HomeProps) {
  const paths = pathsOf(own.organizationId)
  const { document } = own.space
  return (
    <section aria-labelledby="altro">
      <h2 id="altro">{cx.t('spaces.own.more')}</h2>
      <ul>
        <li>
          <a href={href(cx, paths.part(SITE))}>{cx.t('spaces.own.look')}</a>
        </li>
        <li>
          <a href={href(cx, paths.history)}>{cx.t('spaces.own.history')}</a>
        </li>
        {document && own.isPublic && !own.space.closed && (
          <>
            <li>
              <a href={href(cx, `${SPACES}/${own.slug}`)}>{cx.t('spaces.own.public_page')}</a>
            </li>
            <li>
              <a href={href(cx, paths.files)}>{cx.t('spaces.own.files')}</a>
              <br />
              {cx.t('spaces.own.files_hint')}
            </li>
          </>
        )}
      </ul>
    </section>
  )
}
