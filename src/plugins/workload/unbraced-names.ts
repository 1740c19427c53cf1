import { type Context, originsOf, type Workload } from 'k3s-platform/plugin'
import { unbracedName } from './messages.ts'

/**
 * Reports `$NAME` in a value of a variable, where NAME is a variable of the container or of the build: Kubernetes
 * replaces `$(NAME)` only. Commands are left alone, since shells replace it, and so are stacks, where Compose does.
 */
export function reportUnbracedNames({ container, unit }: Workload, context: Context): void {
  if (unit.startsWith('compose/')) return
  const names = new Set(container.env.map(({ name }) => name))
  for (const variable of container.env) {
    if (variable.kind !== 'literal') continue
    for (const [text, name = ''] of variable.value.matchAll(/(?<!\$)\$([A-Za-z_]\w*)/g)) {
      const isOfContainer = names.has(name) && name !== variable.name
      if (!isOfContainer && !Object.hasOwn(context.variables, name)) continue
      const reference = isOfContainer ? `$(${name})` : `\${${name}}`
      const meant = variable.value.replaceAll(text, reference)
      context.report(unbracedName(text, variable.name, meant, originsOf(variable, 'value')[0]))
    }
  }
}
