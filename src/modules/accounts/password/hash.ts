import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { HttpError } from '../../../platform/http/errors.ts'

/** What a hash costs: 32 MiB three times over, about 90 ms of one core (`docs/decisions/0013`). */
export interface Cost {
  /** KiB of memory. */
  memory: number
  passes: number
}
const COST: Cost = { memory: 32_768, passes: 3 }

const TAG_BYTES = 32
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=1\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/

/** Hashes at work at once: one a core, and never all four threads that also read files. */
const AT_ONCE = Math.min(3, availableParallelism())
/** Whoever comes when so many wait is asked to come back: memory and patience are bounded. */
const MOST_WAITING = 60
const waiting: (() => void)[] = []
let working = 0

/** The password as it is kept: argon2id (RFC 9106) in PHC form, with parameters and salt. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(password, salt, cost)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${unpadded(salt)}$${unpadded(tag)}`
}

/** Whether this is the password of the hash; a hash in another form is nobody's. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, salt, tag] = PHC.exec(hash) ?? []
  if (!memory || !passes || !salt || !tag) return false
  const made = await derive(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
  })
  return timingSafeEqual(made, Buffer.from(tag, 'base64'))
}

/** Whether the hash was made with other parameters than today's. */
export const isOutdated = (hash: string): boolean => !hash.includes(`$m=${COST.memory},t=${COST.passes},p=1$`)

/** The hash of no password: checking against it costs what checking a real one does. */
export const NOBODYS_HASH = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Hashes made since the process started: what a try costs, whatever the machine is doing. */
export const hashesMade = (): number => made
let made = 0

async function derive(password: string, nonce: Buffer, { memory, passes }: Cost): Promise<Buffer> {
  await turn()
  try {
    made++
    return await new Promise((resolve, reject) => {
      const message = Buffer.from(password.normalize('NFC'))
      const parameters = { message, nonce, parallelism: 1, tagLength: TAG_BYTES, memory, passes }
      argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)))
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}

/** Waits for one's turn; whoever ends hands the turn on. */
function turn(): Promise<void> {
  if (working < AT_ONCE) {
    working++
    return Promise.resolve()
  }
  if (waiting.length >= MOST_WAITING)
    throw new HttpError(503, 'too many sign-ins at once', { 'retry-after': '10' })
  return new Promise((resolve) => waiting.push(resolve))
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
