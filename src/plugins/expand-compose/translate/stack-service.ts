import { originsOf, referencesIn, type StackService, trace, type Workload, withProvenanceOf } from 'k3s-platform/plugin'
import type { Subject } from './stack.ts'
import { secretInMetadata } from './stack-messages.ts'

/** A service as metadata for other tools. They provide the values of secrets, which are `null` here. */
export function toStackService(subject: Subject, workload: Workload): StackService {
  const { build, develop } = subject.service
  return trace(subject.service, {
    name: workload.name,
    kind: workload.kind,
    image: workload.container.image,
    ports: workload.container.ports.map(port => port.containerPort),
    ...(build && { build: withoutSecrets(build, 'build', subject) }),
    ...(develop?.watch && { watch: develop.watch.map(rule => withoutSecrets(rule, 'develop.watch', subject)) }),
  })
}

function withoutSecrets(node: object, path: string, subject: Subject): object {
  const keys = Array.isArray(node) ? [...node.keys()] : Object.keys(node)
  const kept = keys.map(key => {
    const value = (node as Readonly<Record<number | string, unknown>>)[key]
    const inner = typeof key === 'number' ? `${path}[${key}]` : `${path}.${key}`
    if (typeof value === 'object' && value !== null) return [key, withoutSecrets(value, inner, subject)] as const
    if (!isSecret(key, value, path, subject)) return [key, value] as const
    subject.report(secretInMetadata(inner, originsOf(node, key)[0]))
    return [key, null] as const
  })
  return withProvenanceOf(node, Array.isArray(node) ? kept.map(([, value]) => value) : Object.fromEntries(kept))
}

/** A string that contains a secret, or a variable that is one by its name. */
function isSecret(key: number | string, value: unknown, path: string, { stack }: Subject): boolean {
  if (typeof value !== 'string' || value === '') return false
  const isVariable = typeof key === 'string' && /\.(args|environment)$/.test(path)
  return (
    referencesIn(value).length > 0 || (isVariable ? stack.secrets.isSecret(key, value) : stack.secrets.isText(value))
  )
}
