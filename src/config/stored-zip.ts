import { crc32 } from 'node:zlib'

/**
 * A ZIP archive of texts, by the paths that they have in it. Nothing is compressed and every date is 1980-01-01: what a
 * compressor writes differs from version to version of zlib, and these bytes go into trees.
 */
export function storedZip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const name = Buffer.from(path)
    const content = Buffer.from(text)
    const sizes = [...bytes(4, crc32(content), content.length, content.length), ...bytes(2, name.length, 0)]
    const local = Buffer.from([...LOCAL_FILE, ...bytes(2, ...STORED), ...sizes])
    // After the sizes: no comment, the first disk, no attributes of DOS, then those of Unix.
    const attributes = [...bytes(2, 0, 0, 0), ...bytes(4, READABLE_FILE, offset)]
    directory.push(Buffer.from([...DIRECTORY_ENTRY, ...bytes(2, BY_UNIX, ...STORED), ...sizes, ...attributes]), name)
    parts.push(local, name, content)
    offset += local.length + name.length + content.length
  }
  const count = Object.keys(files).length
  const entries = Buffer.concat(directory)
  const end = [...END, ...bytes(2, 0, 0, count, count), ...bytes(4, entries.length, offset), ...bytes(2, 0)]
  return Buffer.concat([...parts, entries, Buffer.from(end)])
}

const LOCAL_FILE = Buffer.from('PK\x03\x04')
const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02')
const END = Buffer.from('PK\x05\x06')

/** Version 2.0 of the format, no flags, no compression, midnight, the first of January 1980. */
const STORED = [20, 0, 0, 0, 0x21]
const BY_UNIX = (3 << 8) | 20
const READABLE_FILE = 0o100644 * 0x10000

/** Whole numbers, each in `width` bytes, the lowest byte first. */
function bytes(width: number, ...values: readonly number[]): readonly number[] {
  return values.flatMap(value => Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** index) % 256))
}
