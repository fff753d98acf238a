import { longDate } from '../../directory/api.ts'
import type { SpaceDocument } from '../document.ts'
import { summary } from '../text/summary.ts'
import { RichText } from './Blocks.tsx'
import { Words } from './SpaceHead.tsx'
import { newsOf, type Shown, textOf } from './shown.ts'

type Item = SpaceDocument['news'][number]

const Day = ({ shown: { cx }, item }: { shown: Shown; item: Item }) =>
  item.values.date ? (
    <p class="soft">
      <time dateTime={item.values.date}>{longDate(cx, item.values.date)}</time>
    </p>
  ) : null

/** All the news of a site, the latest first. */
export const NewsList = ({ shown }: { shown: Shown }) => (
  <div class="stack">
    {newsOf(shown).map((item) => {
      const text = textOf(shown, item.values, 'text')
      return (
        <article key={item.id}>
          <h2>
            <a href={shown.links.to({ at: 'news', slug: item.values.slug ?? '' }, shown.cx.lang)}>
              <Words shown={shown} text={textOf(shown, item.values, 'title')} />
            </a>
          </h2>
          <Day shown={shown} item={item} />
          {text && (
            <p class="measure">
              <Words shown={shown} text={{ ...text, text: summary(text.text) }} />
            </p>
          )}
        </article>
      )
    })}
  </div>
)

/** One piece of news. */
export function NewsItem({ shown, item }: { shown: Shown; item: Item }) {
  const text = textOf(shown, item.values, 'text')
  return (
    <article>
      <Day shown={shown} item={item} />
      {text && <RichText shown={shown} text={text} level={2} />}
    </article>
  )
}
