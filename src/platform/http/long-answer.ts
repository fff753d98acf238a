import type { Cx } from '../cx.ts'

/** Bytes gathered before they are sent. */
const WORTH_SENDING = 32_768
/** Who takes nothing for so long has gone, or wants to keep a place. */
const SLOWEST_MS = 120_000

const GONE = 'a long answer was cut: its reader took nothing'

type Lines = AsyncGenerator<string>

/**
 * An answer of any length, made while it is read and only as fast, part after part, each when its turn has come: many
 * who take long tables, or take them slowly, keep nobody else waiting. When too many are open it is refused (503) before
 * anything is looked up.
 */
export async function longAnswer(
  { admission, actor, url }: Pick<Cx, 'admission' | 'actor' | 'url'>,
  look: () => Lines | Promise<Lines>,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  let cut = () => {}
  const place = admission.openLong(actor !== undefined, () => cut())
  if (!place) return admission.busy(url.pathname)
  let lines: Lines
  try {
    lines = await look()
  } catch (error) {
    place.close()
    throw error
  }
  const encoder = new TextEncoder()
  let late: NodeJS.Timeout | undefined
  const end = async () => {
    clearTimeout(late)
    place.close()
    await lines.return(undefined)
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        cut = () => {
          // Without a stack: one short line where it ends.
          controller.error(Object.assign(new Error(GONE), { stack: GONE }))
          void end()
        }
      },
      async pull(controller) {
        clearTimeout(late)
        try {
          const { text, done } = await place.turn(() => gather(lines))
          if (text) controller.enqueue(encoder.encode(text))
          late = setTimeout(cut, SLOWEST_MS).unref()
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

async function gather(lines: Lines): Promise<{ text: string; done: boolean }> {
  let text = ''
  while (text.length < WORTH_SENDING) {
    const { value, done } = await lines.next()
    if (done) return { text, done: true }
    text += value
  }
  return { text, done: false }
}
