import type { MessageKey } from './messages.ts'

/** Whether a text looks like the key of a message (`module.some_key`) rather than words for people. */
export const hasMessage = (text: string): text is MessageKey => /^[a-z]+(\.[a-z_0-9]+)+$/.test(text)
