/** The text of bytes, or the line with the first byte that is not UTF-8. */
export function utf8Text(bytes: Uint8Array): { readonly text: string } | { readonly badLine: number } {
  const text = textUpTo(bytes, bytes.length, 'whole')
  return text === undefined ? { badLine: lineOfBadByte(bytes) } : { text }
}

function lineOfBadByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (textUpTo(bytes, middle, 'cut') === undefined) bad = middle
    else good = middle
  }
  return bytes.subarray(0, good).filter(byte => byte === LINE_FEED).length + 1
}

/** The last character of a shortened text may be incomplete. */
function textUpTo(bytes: Uint8Array, end: number, how: 'cut' | 'whole'): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: how === 'cut' })
  } catch {
    return undefined
  }
}

const LINE_FEED = 0x0a
