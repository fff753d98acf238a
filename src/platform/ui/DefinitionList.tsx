import type { ComponentChildren } from 'preact'

/** One fact: its name and one or more values; facts without values are left out. */
export interface Fact {
  term: ComponentChildren
  value: ComponentChildren | readonly ComponentChildren[]
}

/** Facts as name and value, side by side where there is room. */
export const DefinitionList = ({ facts }: { facts: readonly (Fact | false | null | undefined)[] }) => (
  <dl class="facts">
    {facts.map((fact, index) => {
      if (!fact) return null
      const values = (Array.isArray(fact.value) ? fact.value : [fact.value]).filter(isShown)
      return values.length === 0 ? null : (
        <div key={index}>
          <dt>{fact.term}</dt>
          {values.map((value, at) => (
            <dd key={at}>{value}</dd>
          ))}
        </div>
      )
    })}
  </dl>
)

const isShown = (value: ComponentChildren) =>
  value !== null && value !== undefined && value !== false && value !== ''
