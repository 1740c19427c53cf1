/** A path as file systems see it that ignore case and the form of accents (one code point or two). */
export function folded(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
