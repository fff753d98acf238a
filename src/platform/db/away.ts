/**
 * Classes and codes with which PostgreSQL says that it cannot answer now: connection, shutdown, start, no place left;
 * a statement, a lock or a pause in a transaction that took too long.
 */
const PASSING = /^(08...|57P0[123]|53300|53100|53200|57014|55P03|25P03)$/

/** What Node's network says of a server that is not there. */
const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']

/** What pg says without a code, and Kysely while the process ends. */
const WORDS =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|driver has already been destroyed)/

/** Whether an error means that the database is away or has no room, and may be back in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '', syscall } = error as NodeJS.ErrnoException
  if (PASSING.test(code) || WORDS.test(error.message)) return true
  // Without a socket there is no database either; without a file there is only no file.
  const network = ['connect', 'read', 'write', 'getaddrinfo'].includes(syscall ?? '')
  return network && (NETWORK.includes(code) || (code === 'ENOENT' && syscall === 'connect'))
}
