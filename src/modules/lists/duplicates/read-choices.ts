import { GROUPS, type MergeChoices, type Side } from '../../directory/api.ts'

const SIDES: readonly Side[] = ['left', 'right', 'both']

/** What was chosen in the form: `campo-name=right`, `gruppo-services=both`; what is not known is left out. */
export function readChoices(form: Readonly<Record<string, unknown>>): MergeChoices {
  const last = (name: string) => [form[name]].flat().at(-1)
  const fields = Object.keys(form).flatMap((name) => {
    const side = last(name)
    if (!name.startsWith('campo-') || (side !== 'left' && side !== 'right')) return []
    return [[name.slice('campo-'.length), side] as const]
  })
  const groups = GROUPS.flatMap((group) => {
    const side = SIDES.find((one) => one === last(`gruppo-${group}`))
    return side ? [[group, side] as const] : []
  })
  return { fields: Object.fromEntries(fields), groups: Object.fromEntries(groups) }
}
