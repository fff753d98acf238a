import type { IncomingMessage } from 'node:http'

/** Whether more of a request is still on its way. */
export const isComing = ({ method, headers, complete }: IncomingMessage): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  !complete &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0)

/**
 * Resolves once the body is there, or as much of it as waits unread (64 kB): who sends slowly keeps nobody's place.
 * False when the sender went away.
 */
export const bodyThere = (incoming: IncomingMessage): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (isThere: boolean) => {
      incoming.off('readable', look).off('close', gone).off('error', gone)
      resolve(isThere)
    }
    const look = () => {
      if (incoming.complete || incoming.readableLength >= incoming.readableHighWaterMark) end(true)
    }
    const gone = () => end(false)
    incoming.on('readable', look).on('close', gone).on('error', gone)
  })
