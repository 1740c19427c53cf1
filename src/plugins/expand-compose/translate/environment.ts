import {
  type App,
  because,
  type ConfigMapContent,
  type EnvFrom,
  keyOriginOf,
  lowered,
  type Mark,
  markOf,
  originsOf,
  own,
  referenceParts,
  type SecretValue,
  tracedTo,
  variableReference,
  violationOfConfigMapKey,
  type Written,
  withProvenance,
  withSecrets,
} from 'k3s-platform/plugin'
import { readEnvironmentFiles } from './environment-files.ts'
import { notSet } from './environment-messages.ts'
import { isFileSecret } from './file-secrets.ts'
import { referredSecrets } from './referred-secrets.ts'
import type { Subject } from './stack.ts'

/** The variables of a service. */
export interface Environment {
  /** Those that are in the pod: literal ones, and secrets, which become references. */
  readonly node: Required<App>['environment']
  /** Those of files, as a ConfigMap. */
  readonly configMap?: ConfigMapContent
  readonly envFrom?: EnvFrom
}

/** The variables of `environment` and of `env_file`; what is written wins over files. */
export function toEnvironment(subject: Subject): Environment {
  const { service, host, stack } = subject
  const written = service.environment ?? {}
  const places = new Map<string, Mark>()
  const values: Record<string, string | SecretValue> = {}
  const data: Record<string, Written<string>> = {}
  for (const variable of readEnvironmentFiles(subject)) {
    const { name, value, origins } = variable
    if (Object.hasOwn(written, name)) continue
    const isSecret = isFileSecret(variable, subject)
    if (isSecret || violationOfConfigMapKey(name)) {
      // A secret of a file is one that came from outside: it is referred to and never written.
      values[name] = isSecret ? { from_secret: `\${${name}}`, key: name, file: origins[0]!.file } : value
      places.set(name, { origins })
      delete data[name]
    } else {
      data[name] = because(value, origins)
      delete values[name]
    }
  }
  for (const [name, value] of Object.entries(written)) {
    const outside = own(stack.compose.variables, name)
    const given = value ?? (outside && stack.secrets.isSecret(name, outside) ? variableReference(name) : outside)
    if (given === undefined) subject.report(notSet(name, keyOriginOf(written, name)))
    else {
      values[name] = referenceParts(given).length === 1 ? withSecrets(given, name) : given
      places.set(name, markOf(written, name))
    }
  }
  for (const { name, origins } of referredSecrets(service)) {
    if (Object.hasOwn(values, name)) continue
    values[name] = withSecrets(variableReference(name), name)
    places.set(name, { origins })
  }
  const node = withProvenance(values, {
    at: name => (name === undefined ? markOf(service, 'environment') : (places.get(String(name)) ?? { origins: [] })),
  })
  if (Object.keys(data).length === 0) return { node }
  const name = `${host}-env`
  const reason = [
    ...originsOf(service, 'env_file'),
    ...(service.env_file ?? []).flatMap(file => originsOf(file, 'format')),
  ]
  return {
    node,
    configMap: tracedTo(reason, { name, data: lowered(service, data) }),
    envFrom: lowered(service, { from: because('configMap', reason), object: because(name, reason), optional: false }),
  }
}
