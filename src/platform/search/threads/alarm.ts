/** A wait that can be cut short. */
export interface Alarm {
  /** Ends the wait there is, or else the next one. */
  ring(): void
  wait(milliseconds: number): Promise<void>
}

export function createAlarm(): Alarm {
  let rung = false
  let end: (() => void) | undefined
  return {
    ring() {
      rung = true
      end?.()
    },
    async wait(milliseconds) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          end = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
      end = undefined
    },
  }
}
