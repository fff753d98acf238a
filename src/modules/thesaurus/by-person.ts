import { byPerson } from '../../platform/http/by-person.ts'

/** Whether a request for results looks like a person's first one for these words: not the same words with another filter. */
export function isPersonsSearch(headers: Headers, text: string): boolean {
  if (!byPerson(headers)) return false
  const from = headers.get('referer') ?? ''
  return !URL.canParse(from) || new URL(from).searchParams.get('q')?.trim() !== text
}
