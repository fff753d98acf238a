import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'

interface FoldProps {
  summary: ComponentChildren
  children: ComponentChildren
  open?: boolean
  id?: string
  /** Folds of the same name close each other. */
  name?: string
}

/** Content that opens on demand, without JavaScript; several in a row make an accordion. */
export const Accordion = ({ summary, children, open = false, id, name }: FoldProps) => (
  <details class="fold" open={open} id={id} name={name}>
    <summary>
      <span>{summary}</span>
      <Icon name="expand" class="icon-fold" />
    </summary>
    <div class="fold-body">{children}</div>
  </details>
)
