import {
  because,
  type ContainerSecurityContext,
  type Origin,
  originsOf,
  type Port,
  trace,
  type Volume,
  type Container as WorkloadContainer,
  type Written,
} from 'k3s-platform/plugin'
import type { Container, ContainerPort, VolumeMount } from 'kubernetes-types/core/v1.js'
import { envFromSource, envVar } from './env.ts'
import { escapeExpansion } from './escape-expansion.ts'
import { lifecycle } from './lifecycle.ts'
import { probe } from './probe.ts'
import { resources } from './resources.ts'

/** The permissions and mounts of a container. */
export interface Surroundings {
  readonly volumes: readonly Volume[]
  readonly securityContext: ContainerSecurityContext
  readonly securityOrigins: readonly Origin[]
  /** For a sidecar, which starts again whenever it ends. */
  readonly restartPolicy?: Written<'Always'>
}

/** A container of a pod. */
export function container(
  own: WorkloadContainer,
  { volumes, securityContext, securityOrigins, restartPolicy }: Surroundings,
): Container {
  const { startup, readiness, liveness } = own.probes
  return trace<Container>(own, {
    name: own.name,
    image: own.image,
    restartPolicy,
    ...(own.command && { command: trace(own.command, own.command.map(escapeExpansion)) }),
    ...(own.args && { args: trace(own.args, own.args.map(escapeExpansion)) }),
    workingDir: own.workingDir,
    ...(own.ports.length > 0 && { ports: own.ports.map(containerPort) }),
    imagePullPolicy: own.imagePullPolicy,
    ...(own.env.length > 0 && { env: own.env.map(envVar) }),
    ...(own.envFrom.length > 0 && { envFrom: own.envFrom.map(envFromSource) }),
    resources: resources(own.resources),
    ...(startup && { startupProbe: because(probe(startup), originsOf(own.probes, 'startup')) }),
    ...(readiness && { readinessProbe: because(probe(readiness), originsOf(own.probes, 'readiness')) }),
    ...(liveness && { livenessProbe: because(probe(liveness), originsOf(own.probes, 'liveness')) }),
    ...(own.lifecycle && { lifecycle: lifecycle(own.lifecycle) }),
    stdin: own.stdin,
    tty: own.tty,
    ...(Object.keys(securityContext).length > 0 && {
      securityContext: because(
        trace(securityContext, { ...securityContext }) as Container['securityContext'],
        securityOrigins,
      ),
    }),
    ...(volumes.length > 0 && { volumeMounts: because(volumes.map(volumeMount), originsOf(volumes[0], 'mountPath')) }),
  })
}

function containerPort(port: Port): ContainerPort {
  return trace(port, { name: port.name, containerPort: port.containerPort, protocol: port.protocol })
}

function volumeMount(volume: Volume): VolumeMount {
  return trace(volume, {
    name: volume.name,
    mountPath: volume.mountPath,
    ...(volume.readOnly && { readOnly: true }),
    ...(volume.subPath !== undefined && { subPath: volume.subPath }),
    ...(volume.mountPropagation && { mountPropagation: volume.mountPropagation }),
  })
}
