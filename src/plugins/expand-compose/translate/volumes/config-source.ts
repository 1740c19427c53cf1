import {
  because,
  type ConfigMapContent,
  isSecretName,
  keyOriginOf,
  lowered,
  type Origin,
  originsOf,
  own,
  referencesIn,
  tracedTo,
  violationOfConfigMapKey,
} from 'k3s-platform/plugin'
import type { FileMount } from '../../model/file-mount.ts'
import type { Config } from '../../model/resources.ts'
import { slugOf } from '../names.ts'
import type { Subject } from '../stack.ts'
import { externalRequired, secretInConfig, unsetConfig } from './file-messages.ts'
import type { FileSource } from './file-source.ts'
import { textOfBytes } from './file-text.ts'
import { outsideOfTheProject, unreadableMount } from './messages.ts'
import { hasPrivateKey } from './secret-files.ts'
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
  const labels = {
    'app.kubernetes.io/managed-by': 'k3s-platform',
    'k3scompose.io/project': stack.name,
  }
  const origins = [...content.origins, ...(declared ? [declared] : [])]
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
  for (const what of content.secrets) report(secretInConfig(mount.source, what, content.origins[0]))
  return { key, source: lowered(config, { kind: 'configMap', object: because(name, at) }) }
}

interface Content {
  readonly value: string | Uint8Array
  readonly origins: readonly Origin[]
  /** What of it must not be written. */
  readonly secrets: readonly string[]
}

function contentOf(name: string, config: Config, { stack, report }: Subject): Content | undefined {
  if (config.content !== undefined) {
    const at = originsOf(config, 'content')
    const secrets = referencesIn(config.content)
    return { value: config.content, origins: at, secrets: secrets.map(describedValue) }
  }
  if (config.environment !== undefined) {
    const at = originsOf(config, 'environment')
    const value = own(stack.compose.variables, config.environment)
    if (value === undefined) {
      report(unsetConfig(name, config.environment, at[0]))
      return undefined
    }
    return { value, origins: at, secrets: isSecretName(config.environment) ? [describedValue(config.environment)] : [] }
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
    secrets: hasPrivateKey(reading.bytes) ? ['a private key'] : [],
  }
}

function describedValue(variable: string): string {
  return `the value of "${variable}"`
}
