import type { ComponentChildren } from 'preact'
import type { Cx } from '../../../../platform/cx.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import type { OpenState } from '../opening-hours.ts'
import { openWords } from '../opening-words.ts'

interface OpenProps {
  cx: Pick<Cx, 'lang' | 't'>
  state: OpenState
  /** What it is that is open, where the page speaks of more. */
  children?: ComponentChildren
}

/** "Open now, until 13:00" or "Closed now. Opens Thursday at 9:00"; nothing when hours are not known. */
export function OpenNow({ cx, state, children }: OpenProps) {
  const words = openWords(cx, state)
  if (!words) return null
  return (
    <p class="open-now">
      <Badge tone={words.open ? 'success' : 'plain'} icon="clock">
        {words.state}
      </Badge>{' '}
      {words.next && <span>{words.next}</span>}
      {children && <span class="open-what">{children}</span>}
      {words.holiday && <span class="soft"> {words.holiday}</span>}
    </p>
  )
}
