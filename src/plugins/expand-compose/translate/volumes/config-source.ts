import {
  because,
  type ConfigMapContent,
  keyOriginOf,
  lowered,
  type Origin,
  originsOf,
  own,
  type SecretSource,
  secretLiteral,
  tracedTo,
  violationOfConfigMapKey,
  withSecrets,
} from 'k3s-platform/plugin'
import type { FileMount } from '../../model/file-mount.ts'
import type { Config } from '../../model/resources.ts'
import { slugOf } from '../names.ts'
import { shellWord } from '../shell-references.ts'
import type { Subject } from '../stack.ts'
import { externalRequired, secretConfig, unsetConfig } from './file-messages.ts'
import type { FileSource } from './file-source.ts'
import { textOfBytes } from './file-text.ts'
import { outsideOfTheProject, unreadableMount } from './messages.ts'
import { isSecretFile } from './secret-files.ts'
import type { Storage } from './storage.ts'

/** The ConfigMap of a config, which is made once for the stack unless it exists already. */
export function configSource(
  mount: FileMount,
  config: Config,
  at: readonly Origin[],
  subject: Subject,
  storage: Storage,
): FileSource | undefined {
  const { stack, report } = subject
  const key = violationOfConfigMapKey(mount.source) ? 'file' : mount.source
  const declared = keyOriginOf(stack.compose.configs, mount.source)
  if (config.external) {
    const object = config.name ?? mount.source
    const places = [
      ...at,
      ...(declared ? [declared] : []),
      ...originsOf(config, 'name'),
      ...originsOf(config, 'external'),
    ]
    report(
      externalRequired(
        `The ConfigMap "${object}" with the key "${key}"`,
        stack.namespace,
        originsOf(config, 'external')[0] ?? declared ?? at[0],
      ),
    )
    return { key, source: lowered(config, { kind: 'configMap', object: because(object, places) }) }
  }
  const content = contentOf(mount.source, config, subject)
  if (!content) return undefined
  const name = `${stack.name}-${slugOf(mount.source)}`
  const origins = [...content.origins, ...(declared ? [declared] : [])]
  if (content.secret) {
    const { secret } = content
    report(secretConfig(mount.source, secretCommand(name, stack.namespace, key, secret), content.origins[0]))
    const sources = because({ [key]: secret }, origins)
    return { key, source: lowered(config, { kind: 'secret', object: because(name, at), sources }) }
  }
  const labels = {
    'app.kubernetes.io/managed-by': 'k3s-platform',
    'k3scompose.io/project': stack.name,
  }
  const { value } = content
  const made = lowered<ConfigMapContent>(config, {
    name: because(name, at),
    data: because(typeof value === 'string' ? tracedTo(origins, { [key]: value }) : {}, origins),
    binaryData:
      typeof value === 'string' ? undefined : because({ [key]: Buffer.from(value).toString('base64') }, origins),
    labels: because(labels, at),
  })
  if (
    !storage.configMaps.some(known => known.name === name && Object.hasOwn({ ...known.data, ...known.binaryData }, key))
  )
    storage.configMaps.push(made)
  return { key, source: lowered(config, { kind: 'configMap', object: because(name, at) }) }
}

interface Content {
  readonly value: string | Uint8Array
  readonly origins: readonly Origin[]
  /** Where it comes from when it must not be written. */
  readonly secret?: SecretSource | undefined
}

function contentOf(name: string, config: Config, { stack, report }: Subject): Content | undefined {
  if (config.content !== undefined) {
    const at = originsOf(config, 'content')
    const secret = withSecrets(config.content, name)
    if (typeof secret !== 'string')
      return { value: '', origins: at, secret: { kind: 'text', text: secret.from_secret } }
    if (stack.secrets.isText(config.content)) report(secretLiteral(`configs.${name}.content`, at[0]))
    return { value: config.content, origins: at }
  }
  if (config.environment !== undefined) {
    const at = originsOf(config, 'environment')
    const value = own(stack.compose.variables, config.environment)
    if (value === undefined) {
      report(unsetConfig(name, config.environment, at[0]))
      return undefined
    }
    return { value, origins: at }
  }
  if (config.file === undefined) return undefined
  const at = originsOf(config, 'file')
  const reading = stack.context.files.read(config.file)
  if ('problem' in reading) {
    report(
      reading.problem === 'outside of the project'
        ? outsideOfTheProject(config.file, at[0])
        : unreadableMount(config.file, `it is ${reading.problem}`, at[0]),
    )
    return undefined
  }
  return {
    value: textOfBytes(reading.bytes) ?? reading.bytes,
    origins: at,
    ...(isSecretFile(config.file, '', reading.bytes, stack.secrets) && { secret: { kind: 'file', file: config.file } }),
  }
}

function secretCommand(name: string, namespace: string, key: string, secret: SecretSource): string {
  const from = secret.kind === 'file' ? shellWord(`--from-file=${key}=${secret.file}`) : `--from-file=${key}=/dev/stdin`
  return `kubectl create secret generic ${name} --namespace ${namespace} ${from}`
}
