import fc from 'fast-check'
import { filesWith } from './compose/files.ts'
import { fitProject } from './compose/fit.ts'
import { valueAt } from './compose/from-schema.ts'
import { composeSchema } from './compose/schema.ts'
import { map, type Node } from './node.ts'
import { print } from './print.ts'

/** A random compose project with the files beside it. */
export interface GeneratedComposeProject {
  readonly text: string
  readonly root: Node
  /** Every file of the project, the compose file among them, by its path relative to `apps.yaml`. */
  readonly files: Readonly<Record<string, string>>
  /** The variables that it uses and that have no default. */
  readonly variables: Readonly<Record<string, string>>
}

/** Projects of the whole schema that a reader of Compose accepts, but for a few by bad luck. */
export const composeProject: fc.Arbitrary<GeneratedComposeProject> = fc
  .tuple(
    map({ services: valueAt(composeSchema.properties!.services!, 'project.services') }, ['services']),
    valueAt(composeSchema, 'project'),
  )
  .map(([services, others]) => {
    const root = fitProject({ ...(others as Node), ...services })
    const text = print(root)
    return { text, root, files: filesWith(text), variables: { NAME: 'value', NOT: 'not' } }
  })
