import type { Resource } from 'k3s-platform/plugin'
import type { Mistake } from './mistake.ts'
import { rulesFor } from './rules.ts'
import type { SchemaRule } from './schema.ts'

/** Everything that is wrong with one object: its shape, and then what only rules can say. */
export function* mistakesIn(resource: Resource, schema: SchemaRule): Iterable<Mistake> {
  let isReadable = true
  for (const mistake of schema(resource)) {
    yield mistake
    isReadable &&= mistake.code !== 'check/wrong-type'
  }
  // The rules trust the types of what they read.
  if (!isReadable) return
  for (const rule of rulesFor(resource)) yield* rule(resource)
}
