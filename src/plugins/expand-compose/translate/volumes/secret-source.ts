import {
  because,
  keyOriginOf,
  lowered,
  type Origin,
  originsOf,
  own,
  type SecretSource,
  violationOfConfigMapKey,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import type { FileMount } from '../../model/file-mount.ts'
import type { Secret } from '../../model/resources.ts'
import { slugOf } from '../names.ts'
import type { Subject } from '../stack.ts'
import { secretRequired } from './file-messages.ts'
import type { FileSource } from './file-source.ts'

/** The Secret of a secret, which must exist in the cluster: its value is never read. */
export function secretSource(
  mount: FileMount,
  secret: Secret,
  at: readonly Origin[],
  { stack, report }: Subject,
): FileSource {
  const key = violationOfConfigMapKey(mount.source) ? 'file' : mount.source
  const declared = keyOriginOf(stack.compose.secrets, mount.source)
  const object = secret.external ? (secret.name ?? mount.source) : `${stack.name}-${slugOf(mount.source)}`
  if (secret.environment !== undefined) stack.secrets.keep(own(stack.compose.variables, secret.environment) ?? '')
  const from = secret.file === undefined ? `--from-literal=${key}=…` : `--from-file=${key}=${secret.file}`
  report(
    secretRequired(
      mount.source,
      `kubectl create secret generic ${object} --namespace ${stack.namespace} ${from}`,
      (['file', 'environment', 'external'] as const).flatMap(field => originsOf(secret, field))[0] ?? declared ?? at[0],
    ),
  )
  const places = [
    ...at,
    ...(declared ? [declared] : []),
    ...writtenOriginsOf(secret, 'external', 'file', 'environment', 'name'),
  ]
  const source = because(sourceOf(secret, key), places)
  return { key, source: lowered(secret, { kind: 'secret', object: because(object, places), sources: source }) }
}

function sourceOf({ file, environment }: Secret, key: string): Readonly<Record<string, SecretSource>> | undefined {
  if (file !== undefined) return { [key]: { kind: 'file', file } }
  return environment === undefined ? undefined : { [key]: { kind: 'text', text: `\${${environment}}` } }
}
