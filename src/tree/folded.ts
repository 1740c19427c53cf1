/** A path as disks see it that do not tell upper from lower case, or accents written in one sign from those in two. */
export function folded(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
