import type { Cx } from '../cx.ts'
import type { BodyLink } from '../module.ts'
import { href } from './href.ts'

interface Props {
  cx: Cx
  links: readonly BodyLink[]
}

/** The items of a list that lead to what the modules have about one organisation. */
export const BodyLinks = ({ cx, links }: Props) => (
  <>
    {links.map(({ label, hint, path }) => (
      <li key={path}>
        <a href={href(cx, path)}>{label}</a>
        {hint && <div>{hint}</div>}
      </li>
    ))}
  </>
)
