/** Bytes as Kubernetes writes them: with the largest binary unit that needs no fraction, such as `512Mi`. */
export function quantityOfBytes(bytes: number): string {
  for (const [unit, size] of UNITS) if (bytes !== 0 && bytes % size === 0) return `${bytes / size}${unit}`
  return String(bytes)
}

const UNITS = [
  ['Ti', 1024 ** 4],
  ['Gi', 1024 ** 3],
  ['Mi', 1024 ** 2],
  ['Ki', 1024],
] as const
