import type { Cx } from '../cx.ts'

/** Bytes gathered before they are sent. */
const WORTH_SENDING = 32_768
/** Who takes nothing for so long has gone, or wants to keep a place. */
const SLOWEST_MS = 120_000

/**
 * An answer of any length, made while it is read and only as fast, part after part, each when its turn has come: many
 * who take long tables, or take them slowly, keep nobody else waiting. Refused (503) when too many are open.
 */
export function longAnswer(
  { admission, actor }: Pick<Cx, 'admission' | 'actor'>,
  lines: AsyncGenerator<string>,
  headers: Readonly<Record<string, string>>,
): Response {
  const place = admission.openLong(actor !== undefined)
  const encoder = new TextEncoder()
  let late: NodeJS.Timeout | undefined
  const end = async () => {
    clearTimeout(late)
    place.close()
    await lines.return(undefined)
  }
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(late)
        try {
          const { text, done } = await place.turn(() => gather(lines))
          if (text) controller.enqueue(encoder.encode(text))
          late = setTimeout(() => {
            controller.error(new Error('the reader has gone'))
            void end()
          }, SLOWEST_MS).unref()
          if (!done) return
          await end()
          controller.close()
        } catch (error) {
          await end()
          throw error
        }
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  )
  return new Response(body, { headers: { ...headers, 'x-accel-buffering': 'no' } })
}

async function gather(lines: AsyncGenerator<string>): Promise<{ text: string; done: boolean }> {
  let text = ''
  while (text.length < WORTH_SENDING) {
    const { value, done } = await lines.next()
    if (done) return { text, done: true }
    text += value
  }
  return { text, done: false }
}
