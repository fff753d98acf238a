import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 } from 'node:zlib'
import { documentKind } from './document-kind.ts'
import { attachment, cleanName } from './file-name.ts'

const ODT = 'application/vnd.oasis.opendocument.text'
const asSent = (text: string) => Buffer.from(text, 'latin1')
const kindOf = async (bytes: Uint8Array) => {
  const kind = await documentKind(bytes)
  return 'format' in kind ? kind.format : kind.refused
}

/** A zip of these parts, stored as they are. */
function zip(parts: Record<string, string>): Buffer {
  const [files, list]: Buffer[][] = [[], []]
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt32LE(crc32(text), 10)
    about.writeUInt32LE(text.length, 14)
    about.writeUInt32LE(text.length, 18)
    about.writeUInt16LE(name.length, 22)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    list?.push(asSent('PK\x01\x02\x14\x00'), about, where, asSent(name))
    const file = Buffer.concat([asSent('PK\x03\x04'), about, asSent(name + text)])
    files?.push(file)
    offset += file.length
  }
  const directory = Buffer.concat(list ?? [])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(parts).length, 4)
  end.writeUInt16LE(Object.keys(parts).length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...(files ?? []), directory, asSent('PK\x05\x06'), end])
}

test('PDF, ODT and DOCX are taken, told by their content', async () => {
  assert.equal(await kindOf(asSent('%PDF-1.7\n1 0 obj\n%%EOF\n')), 'pdf')
  assert.equal(await kindOf(zip({ mimetype: ODT, 'content.xml': '<x/>' })), 'odt')
  assert.equal(await kindOf(zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' })), 'docx')
})

test('anything else is refused with its own reason, whatever it pretends', async () => {
  const word = { '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }
  const cases: [string, Uint8Array][] = [
    ['empty', asSent('')],
    ['broken', asSent('%PDF-1.7\n1 0 obj')],
    ['broken', zip(word).subarray(0, 60)],
    ['macros', zip({ ...word, 'word/vbaProject.bin': 'x' })],
    ['macros', zip({ mimetype: ODT, 'content.xml': '<x/>', 'Basic/Standard/Module1.xml': '<x/>' })],
    ['other_kind', zip({ 'index.html': '<script>alert(1)</script>' })],
    ['other_kind', asSent('<html>%PDF-1.7 <script>alert(1)</script> %%EOF')],
    ['other_kind', Buffer.concat([asSent('#!/bin/sh\n'), zip(word)])],
    ['old_word', asSent('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
    ['picture', asSent('\x89PNG\r\n\x1a\n')],
  ]
  for (const [expected, bytes] of cases) assert.equal(await kindOf(bytes), expected)
})

test('names lose folders, endings and what deceives', () => {
  const names: Record<string, string> = {
    'Statuto 2023.pdf': 'Statuto 2023',
    '../../etc/passwd': 'passwd',
    'C:\\Users\\Anna\\bilancio.docx': 'bilancio',
    'fdp.\u202eexe.pdf': 'fdp. exe',
    '.htaccess': 'htaccess',
    'a"; filename="x.exe.pdf': 'a filename= x.exe',
    'النظام الأساسي.pdf': 'النظام الأساسي',
    'a\r\nSet-Cookie: x=1.pdf': 'a Set-Cookie x=1',
  }
  for (const [sent, kept] of Object.entries(names)) assert.equal(cleanName(sent), kept, sent)
  assert.equal(cleanName('x'.repeat(500)).length, 50)
})

test('a file is saved under its name, in any script, and its header stays one line', () => {
  assert.equal(
    attachment('Università.pdf'),
    `attachment; filename="Universita.pdf"; filename*=UTF-8''Universit%C3%A0.pdf`,
  )
  assert.match(attachment('章程.pdf'), /^attachment; filename="documento\.pdf"; filename\*=UTF-8''%E7/)
  assert.doesNotMatch(attachment('a"\r\nX: y.pdf'), /[\r\n]|"[^"]*"[^;]*"/)
})
