import type { Cx } from '../cx.ts'
import { Button } from './Button.tsx'
import { href } from './href.ts'
import { Icon } from './Icon.tsx'
import { PATHS } from './paths.ts'

/** Stars a page can be given. */
export const RATINGS = [1, 2, 3, 4, 5] as const

/** Asks how clear the page is: sends `rating` (1 to 5) and `page` (its address), then the follow-up question comes. */
export const Feedback = ({ cx, page }: { cx: Pick<Cx, 't' | 'lang'>; page: string }) => (
  <section class="feedback-block" aria-labelledby="feedback-title" data-element="feedback">
    <div class="container">
      <form class="feedback-card" method="post" action={href(cx, PATHS.feedback)}>
        <input type="hidden" name="page" value={page} />
        <fieldset>
          <legend>
            <h2 class="feedback-title" id="feedback-title" data-element="feedback-title">
              {cx.t('ui.feedback_question')}
            </h2>
          </legend>
          <div class="stars">
            {RATINGS.map((stars) => (
              <label key={stars}>
                <input
                  type="radio"
                  name="rating"
                  value={stars}
                  required
                  data-element={`feedback-rate-${stars}`}
                />
                <Icon name="star-full" />
                <span class="visually-hidden">{cx.t('ui.feedback_rate', { stars })}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Button kind="secondary">{cx.t('ui.feedback_send')}</Button>
      </form>
    </div>
  </section>
)
