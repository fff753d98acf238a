import type { ComponentChildren } from 'preact'

/** Phones, e-mail addresses and codes, which read left to right also inside Arabic. `wraps` lets long ones break. */
export const Bdi = ({ children, wraps = false }: { children: ComponentChildren; wraps?: boolean }) => (
  <bdi dir="ltr" class={wraps ? 'wraps' : undefined}>
    {children}
  </bdi>
)
