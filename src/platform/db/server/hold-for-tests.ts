import { privateServer } from './private-server.ts'

// Uses the private database of a folder until it is told to end; tests kill it in every way.
const server = await privateServer(process.argv[2] ?? '')
const alive = setInterval(() => {}, 1_000)
process.on('SIGTERM', async () => {
  clearInterval(alive)
  await server.release()
})
console.log('ready')
