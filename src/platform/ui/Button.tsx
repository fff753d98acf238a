import type { ComponentChildren } from 'preact'
import { pressedBy } from './access-key.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { safeUrl } from './safe-url.ts'

/** How much a button asks for attention: one `primary` per form. */
export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'link'

interface LookProps {
  children: ComponentChildren
  kind?: ButtonKind
  icon?: IconName
  small?: boolean
  /** The key that presses it together with those of the browser; the page says which. */
  accessKey?: string
}

const classes = ({ kind = 'primary', small }: LookProps) => `btn btn-${kind}${small ? ' btn-small' : ''}`

interface ButtonProps extends LookProps {
  type?: 'submit' | 'button'
  name?: string
  value?: string
  disabled?: boolean
}

/** Sends the form it stands in. */
export function Button({ type = 'submit', name, value, disabled, ...look }: ButtonProps) {
  return (
    <button
      type={type}
      class={classes(look)}
      name={name}
      value={value}
      disabled={disabled}
      {...pressedBy(look.accessKey)}
    >
      {look.icon && <Icon name={look.icon} />}
      {look.children}
    </button>
  )
}

/** A link that looks like a button, for the main step of a page; what changes data is a `Button` in a form. */
export function LinkButton({ href, rel, ...look }: LookProps & { href: string; rel?: string }) {
  return (
    <a href={safeUrl(href) ?? '#'} class={classes(look)} rel={rel} {...pressedBy(look.accessKey)}>
      {look.icon && <Icon name={look.icon} />}
      {look.children}
    </a>
  )
}
