import type { ComponentChild } from 'preact'
import { Picture } from '../../../platform/pictures/Picture.tsx'
import { Raw } from '../../../platform/ui/html.ts'
import { Lang } from '../../../platform/ui/Lang.tsx'
import {
  Contacts,
  comingEvents,
  Events,
  hasContacts,
  Papers,
  Places,
  Projects,
  Services,
} from '../../directory/api.ts'
import type { Block, BlockType, SpacePage, Values } from '../document.ts'
import { GALLERY } from '../fields.ts'
import type { Said } from '../said.ts'
import { richHtml } from '../text/rich-text.ts'
import { Words } from './SpaceHead.tsx'
import { type Shown, textOf } from './shown.ts'

interface BlockProps {
  shown: Shown
  block: Block
  /** Level of the headings inside it. */
  level: number
}

/** Blocks whose content comes from the record; a page shows each once, since what they show has its own addresses. */
const FROM_RECORD: readonly BlockType[] = ['services', 'events', 'contacts', 'documents']

/** Words for the title of a block that has none and needs one. */
const TITLES = {
  services: 'spaces.block.services',
  events: 'spaces.block.events',
  contacts: 'spaces.block.contacts',
  documents: 'spaces.block.documents',
} as const
const titleKey = (type: BlockType) =>
  TITLES[type as keyof typeof TITLES] as (typeof TITLES)[keyof typeof TITLES] | undefined

/** The blocks of a page, those that have something to show. */
export const Blocks = ({ shown, page }: { shown: Shown; page: SpacePage }) => (
  <div class="space-blocks">
    {page.blocks
      .filter(
        ({ type, id }) =>
          !FROM_RECORD.includes(type) || page.blocks.find((block) => block.type === type)?.id === id,
      )
      .map((block) => (
        <BlockSection key={block.id} shown={shown} block={block} />
      ))}
  </div>
)

function BlockSection({ shown, block }: { shown: Shown; block: Block }) {
  const own = textOf(shown, block.values, 'title')
  const key = titleKey(block.type)
  const level = own || key ? 3 : 2
  const content = VIEWS[block.type]({ shown, block, level })
  if (content === null) return null
  const id = `blocco-${block.id}`
  if (level === 2) return <div class="space-block">{content}</div>
  return (
    <section class="space-block" aria-labelledby={id}>
      <h2 id={id}>{own ? <Words shown={shown} text={own} /> : key && shown.cx.t(key)}</h2>
      {content}
    </section>
  )
}

/** Markdown of a site as HTML, in its language. */
export const RichText = ({ shown, text, level }: { shown: Shown; text: Said; level: number }) => (
  <div class="prose" dir="auto">
    <Lang cx={shown.cx} lang={text.lang} as="div">
      <Raw html={richHtml(text.text, { level, origin: shown.links.origin })} />
    </Lang>
  </div>
)

/** A picture of a block, with its words in the reader's language where they are said. */
function OnePicture({
  shown,
  values,
  letter,
  sizes,
}: Pick<BlockProps, 'shown'> & { values: Values; letter: string; sizes: string }) {
  const picture = shown.pictures.get(values[`picture${letter}`] ?? '')
  const alt = textOf(shown, values, `alt${letter}`)
  if (!picture) return null
  const other = alt && alt.lang !== shown.cx.lang ? { altLang: alt.lang } : {}
  return <Picture picture={picture} alt={alt?.text ?? ''} sizes={sizes} {...other} />
}

const VIEWS: Record<BlockType, (props: BlockProps) => ComponentChild> = {
  text: ({ shown, block, level }) => {
    const text = textOf(shown, block.values, 'text')
    return text ? <RichText shown={shown} text={text} level={level} /> : null
  },
  picture: ({ shown, block }) => {
    const picture = (
      <OnePicture shown={shown} values={block.values} letter="" sizes="(min-width: 768px) 44rem, 100vw" />
    )
    const caption = textOf(shown, block.values, 'caption')
    return shown.pictures.has(block.values.picture ?? '') ? (
      <figure class="space-picture">
        {picture}
        {caption && (
          <figcaption>
            <Words shown={shown} text={caption} />
          </figcaption>
        )}
      </figure>
    ) : null
  },
  gallery: ({ shown, block: { values } }) => {
    const there = GALLERY.filter((letter) => shown.pictures.has(values[`picture${letter}`] ?? ''))
    return there.length > 0 ? (
      <ul class="space-gallery">
        {there.map((letter) => (
          <li key={letter}>
            <OnePicture
              shown={shown}
              values={values}
              letter={letter}
              sizes="(min-width: 768px) 18rem, 100vw"
            />
          </li>
        ))}
      </ul>
    ) : null
  },
  services: ({ shown: { sheet } }) =>
    sheet && sheet.record.services.length > 0 ? <Services sheet={sheet} /> : null,
  events: ({ shown: { sheet } }) =>
    sheet &&
    comingEvents(sheet).length + sheet.record.activities.length + sheet.record.programs.length > 0 ? (
      <>
        <Events sheet={sheet} />
        <Projects sheet={sheet} />
      </>
    ) : null,
  contacts: ({ shown: { sheet }, block }) =>
    sheet && (hasContacts(sheet.record) || sheet.record.locations.length > 0) ? (
      <>
        {hasContacts(sheet.record) && <Contacts cx={sheet.cx} record={sheet.record} />}
        {block.values.map && sheet.record.locations.length > 0 && <Places sheet={sheet} />}
      </>
    ) : null,
  documents: ({ shown: { sheet } }) =>
    sheet && sheet.record.papers.length > 0 ? <Papers sheet={sheet} /> : null,
  quote: ({ shown, block }) => {
    const text = textOf(shown, block.values, 'text')
    const who = textOf(shown, block.values, 'who')
    return text ? (
      <figure class="space-quote">
        <blockquote>
          <Lang cx={shown.cx} lang={text.lang} as="div">
            <p class="kept-lines" dir="auto">
              {text.text}
            </p>
          </Lang>
        </blockquote>
        {who && (
          <figcaption>
            <Words shown={shown} text={who} />
          </figcaption>
        )}
      </figure>
    ) : null
  },
}
