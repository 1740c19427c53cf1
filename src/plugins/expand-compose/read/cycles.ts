/** The circles of a graph, each once: `[a, b, a]`. Names that lead nowhere are in none. */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const left = withoutEnds(graph)
  const cycles: string[][] = []
  const told = new Set<string>()
  for (const start of left.keys()) {
    // Every remaining node leads to a remaining node, so a path ends in a cycle, or in one that is already reported.
    const way: string[] = []
    const places = new Map<string, number>()
    let name = start
    while (!places.has(name) && !told.has(name)) {
      places.set(name, way.length)
      way.push(name)
      name = left.get(name)!
    }
    const from = places.get(name)
    for (const other of way) told.add(other)
    if (from !== undefined) cycles.push([...way.slice(from), name])
  }
  return cycles
}

/** Names that lead to others without end, each with the first of those. */
function withoutEnds(graph: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const before = new Map<string, string[]>([...graph.keys()].map(name => [name, []]))
  const count = new Map<string, number>()
  for (const [name, next] of graph) {
    const known = [...new Set(next)].filter(other => graph.has(other))
    count.set(name, known.length)
    for (const other of known) before.get(other)!.push(name)
  }
  const ends = [...graph.keys()].filter(name => count.get(name) === 0)
  for (let end = ends.pop(); end !== undefined; end = ends.pop())
    for (const name of before.get(end)!) {
      count.set(name, count.get(name)! - 1)
      if (count.get(name) === 0) ends.push(name)
    }
  const isLeft = (name: string) => (count.get(name) ?? 0) > 0
  return new Map([...graph].flatMap(([name, next]) => (isLeft(name) ? [[name, next.find(isLeft)!] as const] : [])))
}
