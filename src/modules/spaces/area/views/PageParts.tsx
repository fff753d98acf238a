import type { Cx } from '../../../../platform/cx.ts'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { BLOCK_TYPES, type BlockType, partsOf, type SpacePage } from '../../document.ts'
import { pathsOf } from '../../paths.ts'
import { suffixOf } from '../../public/links.ts'
import { mainLang } from '../../said.ts'
import type { OwnSpace } from '../own-space.ts'
import { Arranged } from './Arranged.tsx'
import { JustDone } from './Said.tsx'

/** Blocks that show a part of the record: one of each is enough on a page. */
const ONCE: readonly BlockType[] = ['services', 'events', 'contacts', 'documents']

/** The blocks of one page in their order, and what can be added. */
export function PageParts({ cx, own, page }: { cx: Cx; own: OwnSpace; page: SpacePage }) {
  const { draft, revision } = own.space
  const main = mainLang(draft)
  const paths = pathsOf(own.organizationId)
  const blocks = partsOf(draft).filter((part) => page.blocks.some(({ id }) => id === part.id))
  const left = BLOCK_TYPES.filter(
    (type) => !ONCE.includes(type) || !page.blocks.some((block) => block.type === type),
  )
  const slug = page.values.slug ?? ''
  const spot = suffixOf(slug === '' ? { at: 'home' } : { at: 'page', slug })
  return (
    <>
      <JustDone cx={cx} organizationId={own.organizationId} page={page.id} />
      <p class="cluster">
        <a href={href(cx, paths.part(page.id))}>{cx.t('spaces.own.page_title')}</a>
        <a href={href(cx, `${paths.preview}?p=${encodeURIComponent(spot)}`)}>{cx.t('spaces.own.preview')}</a>
      </p>
      <section aria-labelledby="blocchi" class="stack">
        <h2 id="blocchi">{cx.t('spaces.own.blocks')}</h2>
        {blocks.length === 0 && <p>{cx.t('spaces.own.no_blocks')}</p>}
        <Arranged {...{ cx, own, main }} parts={blocks} path={paths.part} page={page.id} fixed={0} />
      </section>
      <section aria-labelledby="aggiungi" class="measure stack">
        <h2 id="aggiungi">{cx.t('spaces.own.add_block')}</h2>
        <Form
          action={href(cx, paths.structure)}
          once
          hidden={{ azione: 'blocco', revisione: String(revision), in: page.id }}
        >
          <Radios
            cx={cx}
            name="tipo"
            label={cx.t('spaces.own.which_block')}
            value="text"
            options={left.map((type) => ({
              value: type,
              label: cx.t(`spaces.part.${type}`),
              hint: cx.t(`spaces.about.${type}`),
            }))}
          />
          <Button kind="secondary">{cx.t('spaces.own.add_block_do')}</Button>
        </Form>
        <p>
          <LinkButton href={href(cx, paths.home)}>{cx.t('spaces.own.done')}</LinkButton>
        </p>
      </section>
    </>
  )
}
