/** Typed arrays in shared memory: every thread reads the same copy. */
export const sharedU8 = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length))
export const sharedU16 = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(length * 2))
export const sharedU32 = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4))
export const sharedI32 = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4))
export const sharedF32 = (length: number): Float32Array => new Float32Array(new SharedArrayBuffer(length * 4))
export const sharedF64 = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8))

/** Bytes whose number is not known beforehand. */
export interface ByteWriter {
  length: number
  push(byte: number): void
  /** Seven bits a byte, the least first; the high bit says that more follow. */
  varint(value: number): void
  shared(): Uint8Array
}

/** Bytes that grow by doubling. */
export function byteWriter(room = 1 << 16): ByteWriter {
  let bytes = new Uint8Array(room)
  const writer: ByteWriter = {
    length: 0,
    push(byte) {
      if (writer.length === bytes.length) {
        const larger = new Uint8Array(bytes.length * 2)
        larger.set(bytes)
        bytes = larger
      }
      bytes[writer.length++] = byte
    },
    varint(value) {
      let rest = value
      while (rest > 127) {
        writer.push((rest & 127) | 128)
        rest >>>= 7
      }
      writer.push(rest)
    },
    shared() {
      const copy = sharedU8(writer.length)
      copy.set(bytes.subarray(0, writer.length))
      return copy
    },
  }
  return writer
}

/** A larger array that begins as another one. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}
