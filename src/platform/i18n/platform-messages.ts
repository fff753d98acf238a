import type words from '../locales/it.json'

type PlatformWords = typeof words
declare module './messages.ts' {
  interface Messages extends PlatformWords {}
}
