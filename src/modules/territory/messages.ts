import type words from './locales/it.json'

type TerritoryWords = typeof words
declare module '../../platform/i18n/messages.ts' {
  interface Messages extends TerritoryWords {}
}
