import type { ComponentChildren } from 'preact'
import { SHOWN } from '../http/once.ts'
import { newId } from '../ids.ts'
import { safeUrl } from './safe-url.ts'

interface FormProps {
  action: string
  children: ComponentChildren
  method?: 'post' | 'get'
  /** Set when the form has a file. */
  files?: boolean
  /** It makes something new: sent twice, it makes one. */
  once?: boolean
  /** Values sent along unseen. */
  hidden?: Readonly<Record<string, string>>
  class?: string
  label?: string
  /** For fields that stand elsewhere on the page. */
  id?: string
}

/**
 * A form of ours. The server checks it and shows it again with what was typed, so browsers' own bubbles are off.
 * A form sent from another site is refused by its request headers; no token is needed.
 */
export const Form = ({
  action,
  children,
  method = 'post',
  files = false,
  once = false,
  hidden = {},
  label,
  ...rest
}: FormProps) => (
  <form
    action={safeUrl(action)}
    method={method}
    enctype={files ? 'multipart/form-data' : undefined}
    noValidate
    aria-label={label}
    class={rest.class}
    id={rest.id}
  >
    {Object.entries(hidden).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    {once && <input type="hidden" name={SHOWN} value={newId()} />}
    {children}
  </form>
)
