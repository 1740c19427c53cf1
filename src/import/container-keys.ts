import type { Container, EnvVarSource, Service } from 'kubernetes-types/core/v1.js'
import type { Manifest } from '../k8s/object.ts'
import { type EntryNode, filled, some } from './entry-node.ts'
import { literalText } from './literal-text.ts'

/** `container`: what runs, and the ports with those of the Services. */
export function containerKeys(
  { command, args, ports = [], workingDir }: Container,
  services: readonly Manifest<Service>[],
): EntryNode | undefined {
  const offered = services.flatMap(({ spec }) => spec?.ports ?? [])
  return filled({
    command: command?.map(literalText),
    args: args?.map(literalText),
    working_dir: workingDir,
    ports: some(ports)?.map(({ name, containerPort, protocol = 'TCP' }) => {
      const isThis = offered.find(
        ({ targetPort, port, protocol: other = 'TCP' }) =>
          other === protocol && [name, containerPort].includes(targetPort ?? port),
      )
      return filled({
        name,
        container_port: containerPort,
        service_port: isThis && isThis.port !== containerPort ? isThis.port : undefined,
        app_protocol: isThis?.appProtocol,
        protocol: protocol === 'TCP' ? undefined : protocol,
      })
    }),
  })
}

/** `environment`, `env_from` and `env_refs`. */
export function environmentKeys({ env = [], envFrom = [] }: Container): EntryNode {
  return {
    environment: Object.fromEntries(
      env.filter(({ valueFrom }) => !valueFrom).map(({ name, value = '' }) => [name, literalText(value)]),
    ),
    env_from: some(envFrom)?.map(({ prefix, secretRef, configMapRef }) =>
      filled({
        secret: secretRef?.name,
        configmap: configMapRef?.name,
        prefix: prefix || undefined,
        optional: (secretRef ?? configMapRef)?.optional || undefined,
      }),
    ),
    env_refs: some(env.flatMap(({ name, valueFrom }) => (valueFrom ? (referenceKeys(name, valueFrom) ?? []) : []))),
  }
}

function referenceKeys(name: string, source: EnvVarSource): EntryNode | undefined {
  const { secretKeyRef: secret, configMapKeyRef: map, fieldRef: field, resourceFieldRef: resource } = source
  if (secret) return { name, from: 'secret', secret_name: secret.name, key: secret.key, ...optionalOf(secret) }
  if (map) return { name, from: 'configmap', configmap_name: map.name, key: map.key, ...optionalOf(map) }
  if (field) return { name, from: 'field', field: field.fieldPath }
  return resource && filled({ name, from: 'resource', resource: resource.resource, divisor: resource.divisor })
}

function optionalOf({ optional }: { readonly optional?: boolean }): EntryNode {
  return optional ? { optional } : {}
}

/** `resources`: what is reserved and allowed, and devices. */
export function resourceKeys({ resources }: Container, runtimeClass: string | undefined): EntryNode | undefined {
  const { requests = {}, limits = {} } = resources ?? {}
  const device = Object.entries(limits).find(([name]) => name.includes('/'))
  return filled({
    memory: requests.memory,
    cpu: requests.cpu,
    memory_limit: limits.memory,
    cpu_limit: limits.cpu,
    ephemeral_storage: requests['ephemeral-storage'],
    gpu: device && filled({ type: device[0], count: Number(device[1]), runtime_class: runtimeClass }),
  })
}
