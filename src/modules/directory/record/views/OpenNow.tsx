import type { Cx } from '../../../../platform/cx.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import type { OpenState } from '../opening-hours.ts'
import { openWords } from '../opening-words.ts'

/** "Open now, until 13:00" or "Closed now. Opens Thursday at 9:00"; nothing when hours are not known. */
export function OpenNow({ cx, state }: { cx: Pick<Cx, 'lang' | 't'>; state: OpenState }) {
  const words = openWords(cx, state)
  if (!words) return null
  return (
    <p class="open-now">
      <Badge tone={words.open ? 'success' : 'plain'} icon="clock">
        {words.state}
      </Badge>{' '}
      {words.next && <span>{words.next}</span>}
      {words.holiday && <span class="soft"> {words.holiday}</span>}
    </p>
  )
}
