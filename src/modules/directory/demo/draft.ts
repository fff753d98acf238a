import type { Featured, Locality, Municipality, ServiceText } from './content.ts'

/** What a fictional body is and does, before it gets numbers, addresses and dates. */
export interface Draft {
  key: string
  /** Name of its kind, or `featured`. */
  kind: string
  name: string
  alternateName: string | undefined
  lang: Featured['lang']
  type: string
  municipality: Municipality
  locality: Locality
  areas: readonly string[]
  sectors: readonly string[]
  beneficiaries: readonly string[]
  description: string
  purpose: string | undefined
  year: number
  members: number
  volunteers: number
  staff: number
  services: readonly ServiceText[]
  programs: readonly { name: string; description: string }[]
  activities: readonly { name: string; description: string }[]
  translations: Readonly<Partial<Record<Featured['lang'], Readonly<Record<string, string>>>>>
  /** Languages in which the translations of its services are published. */
  languages: readonly string[]
}

/** Words that take the place of `{…}` in a sentence. */
export type Slots = Readonly<Record<string, string>>

/** A sentence with its slots filled; an unknown slot is a mistake in the content. */
export function filled(text: string, slots: Slots): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = slots[slot]
    if (value === undefined) throw new Error(`no slot {${slot}} in: ${text}`)
    return value
  })
}
