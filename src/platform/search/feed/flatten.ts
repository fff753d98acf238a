/** Plain data whose typed arrays were taken out: what is left can be written as JSON. */
export interface Flattened {
  shape: unknown
  arrays: readonly Uint8Array<ArrayBufferLike>[]
}

const TYPES = {
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const
type TypeName = keyof typeof TYPES

/** What stands for an array in the shape. */
interface Place {
  $array: number
  type: TypeName
}

/** Takes the typed arrays out of plain data; their bytes are not copied. */
export function flatten(data: unknown): Flattened {
  const arrays: Uint8Array[] = []
  const visit = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) {
      arrays.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
      return { $array: arrays.length - 1, type: value.constructor.name } as Place
    }
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, visit(one)]))
  }
  return { shape: visit(data), arrays }
}

/** Puts arrays back in their places; each must begin where its buffer begins. */
export function unflatten({ shape, arrays }: Flattened): unknown {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value !== 'object' || value === null) return value
    if (isPlace(value)) return arrayAt(arrays, value)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, visit(one)]))
  }
  return visit(shape)
}

const isPlace = (value: object): value is Place => '$array' in value && 'type' in value

function arrayAt(arrays: readonly Uint8Array[], { $array, type }: Place): ArrayBufferView {
  const bytes = arrays[$array]
  const Type = TYPES[type]
  if (!bytes || !Type) throw new Error(`no array ${$array} of type ${type}`)
  return Reflect.construct(Type, [bytes.buffer, 0, bytes.byteLength / Type.BYTES_PER_ELEMENT])
}
