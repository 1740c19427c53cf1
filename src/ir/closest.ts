/** The candidate that was probably meant by a mistyped word; undefined when none is near, the first when several are. */
export function closestTo(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase()
  const differsInCase = candidates.find(candidate => candidate.toLowerCase() === typed)
  if (differsInCase !== undefined) return differsInCase
  let best: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    // One mistake in three letters: `cp` is near `cpu`, `host` is not near `port`.
    const allowed = Math.floor(Math.max(word.length, candidate.length) / 3)
    if (Math.abs(word.length - candidate.length) > allowed) continue
    const mistakes = distance(typed, candidate.toLowerCase())
    if (mistakes <= allowed && mistakes < fewest) {
      best = candidate
      fewest = mistakes
    }
  }
  if (fewest <= 1) return best
  const longer = candidates.filter(candidate => candidate.toLowerCase().startsWith(`${typed}_`))
  return longer.length === 1 ? longer[0] : best
}

/** Letters added, left out, replaced or swapped with their neighbour (Damerau and Levenshtein). */
function distance(from: string, to: string): number {
  let beforePrevious: readonly number[] = []
  let previous: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      const replaced = previous[column - 1]! + (same ? 0 : 1)
      let fewest = Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1)
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (swapped) fewest = Math.min(fewest, beforePrevious[column - 2]! + 1)
      current.push(fewest)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[to.length]!
}
