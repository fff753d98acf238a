/** Why the private database cannot be had, in words for the person who started the program. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
}

/** Another process serves the pages from the same data folder. */
export class AlreadyServing extends Error {
  override name = 'AlreadyServing'
  readonly pid: number
  readonly address: string | undefined
  constructor(pid: number, address: string | undefined) {
    super(`Tessuto already runs on this data folder (process ${pid})${address ? ` at ${address}` : ''}.`)
    this.pid = pid
    this.address = address
  }
}
