/** The lines of two versions of a file that the other version does not have, counted from 1. */
export interface ChangedLines {
  readonly before: ReadonlySet<number>
  readonly after: ReadonlySet<number>
}

/** Compares two texts line by line; lines that are in the same order in both are unchanged. */
export function changedLines(before: string, after: string): ChangedLines {
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)]
  let start = 0
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const kept = commonLines(old.slice(start, old.length - end), now.slice(start, now.length - end))
  const rest = (length: number, same: ReadonlySet<number>) =>
    new Set([...Array(length - start - end).keys()].filter(line => !same.has(line)).map(line => line + start + 1))
  return {
    before: rest(old.length, new Set(kept.map(([line]) => line))),
    after: rest(now.length, new Set(kept.map(([, line]) => line))),
  }
}

/** With more different lines than this, the text counts as new. */
const MOST_EDITS = 1_500

/** The longest way through both texts along common lines, found with the fewest edits (E. Myers, 1986). */
function commonLines(old: readonly string[], now: readonly string[]): readonly (readonly [number, number])[] {
  const trail: Map<number, number>[] = []
  let reached = new Map([[1, 0]])
  for (let edits = 0; edits <= Math.min(old.length + now.length, MOST_EDITS); edits++) {
    trail.push(reached)
    const next = new Map<number, number>(reached)
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = comesFromAbove(reached, diagonal, edits)
      let x = isDown ? reached.get(diagonal + 1)! : reached.get(diagonal - 1)! + 1
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x++
      next.set(diagonal, x)
      if (x >= old.length && x - diagonal >= now.length) return wayBack(trail, old.length, now.length)
    }
    reached = next
  }
  return []
}

function comesFromAbove(reached: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true
  return diagonal !== edits && reached.get(diagonal - 1)! < reached.get(diagonal + 1)!
}

function wayBack(trail: readonly ReadonlyMap<number, number>[], width: number, height: number): [number, number][] {
  const common: [number, number][] = []
  let [x, y] = [width, height]
  for (let edits = trail.length - 1; edits >= 0; edits--) {
    const reached = trail[edits]!
    const diagonal = x - y
    const from = comesFromAbove(reached, diagonal, edits) ? diagonal + 1 : diagonal - 1
    const [startX, startY] = [reached.get(from)!, reached.get(from)! - from]
    while (x > Math.max(startX, 0) && y > Math.max(startY, 0)) common.push([--x, --y])
    if (edits > 0) [x, y] = [startX, startY]
  }
  return common.reverse()
}
