/** A number of bytes as HAProxy Ingress reads it, in the largest unit that fits: `10m`, `64k`, `unlimited` for none. */
export function bodySize(bytes: number): string {
  if (bytes === 0) return 'unlimited'
  const unit = (['g', 'm', 'k'] as const).find(letter => bytes % sizeOf(letter) === 0)
  return unit ? `${bytes / sizeOf(unit)}${unit}` : String(bytes)
}

function sizeOf(unit: 'g' | 'k' | 'm'): number {
  return 1024 ** (1 + 'kmg'.indexOf(unit))
}
