import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

// Forked by pages.ts: the plainest server there is, which sends file N of a folder for /N.
const [, , folder = '', count = '0'] = process.argv
const pages = new Map(
  Array.from({ length: Number(count) }, (_, at) => [`/${at}`, readFileSync(join(folder, String(at)))]),
)
const server = createServer((request, response) => {
  const body = pages.get(request.url ?? '') ?? Buffer.of()
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.byteLength })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => server.close().closeAllConnections())
