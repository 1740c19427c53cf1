import type { Diagnostic } from '../../ir/diagnostic.ts'
import { enumerated } from '../../ir/enumerated.ts'
import type { NeededSecret } from '../../ir/needed-secrets.ts'
import type { Origin } from '../../ir/origin.ts'
import type { SecretSource } from '../../ir/secret-source.ts'

type Place = Origin | undefined

/**
 * An element of `env_from` names neither a Secret nor a ConfigMap, or both. Each element is one source; write a second
 * element for the second one.
 */
export function ambiguousEnvironmentSource(at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-environment-source',
    severity: 'error',
    message: 'An element of "env_from" must name exactly one Secret or ConfigMap.',
    ...(at && { at }),
    hint: 'Write "secret: name", "configmap: name", or "type: secret" with "name: name".',
  }
}

/**
 * A probe has keys of two types, for example a `command` and `type: http`. One of them would be ignored. Keep the keys
 * of one type.
 */
export function ambiguousProbe(kind: string, type: string, key: string, at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-probe',
    severity: 'error',
    message: `The ${kind} probe is of type "${type}" and also has "${key}".`,
    ...(at && { at }),
    hint: 'Keep the keys of one type.',
  }
}

/**
 * An element of `env_refs` must name the Secret or ConfigMap with the value of its variable, and nothing else. Which of
 * the two is meant follows from the key: `secret` or `configmap`.
 */
export function ambiguousReference(name: string, from: string, key: string, at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-reference',
    severity: 'error',
    message: `The variable "${name}" comes from a ${from}, so it requires "${key}" and no other object.`,
    ...(at && { at }),
    hint: `Write ${key}: name.`,
  }
}

/**
 * Two volumes are mounted at the same path of a container. Kubernetes rejects such a pod. Change the path of one, or
 * combine both in one volume.
 */
export function conflictingMounts(path: string, at: Place, earlier: Place): Diagnostic {
  return {
    code: 'config/conflicting-mounts',
    severity: 'error',
    message: `Two volumes are mounted at "${path}".`,
    ...(at && { at }),
    hint: 'Mount each volume at a different path.',
    ...(earlier && { related: [{ message: 'first defined here', at: earlier }] }),
  }
}

/**
 * Two ports of a container have the same name. Services, probes and policies refer to ports by name, so names must be
 * unique. Ports without a name are named by their number.
 */
export function duplicatePortName(name: string, at: Place): Diagnostic {
  return {
    code: 'config/duplicate-port-name',
    severity: 'error',
    message: `Duplicate port name "${name}".`,
    ...(at && { at }),
    hint: 'Port names must be unique; a port with TCP and UDP needs two names.',
  }
}

/**
 * A variable of the container is defined twice, in `environment` and in `env_refs` or twice in one of them. Kubernetes
 * would silently use the last one. Keep one of them.
 */
export function duplicateVariable(name: string, at: Place, earlier: Place): Diagnostic {
  return {
    code: 'config/duplicate-variable',
    severity: 'error',
    message: `Duplicate variable "${name}".`,
    ...(at && { at }),
    hint: 'Define it once, in "environment" or in "env_refs".',
    ...(earlier && { related: [{ message: 'first defined here', at: earlier }] }),
  }
}

/**
 * A probe lacks a key that its type requires: `command` for exec, and `port` for the others if the container lists no
 * port.
 */
export function incompleteProbe(kind: string, type: string, key: string, at: Place): Diagnostic {
  return {
    code: 'config/incomplete-probe',
    severity: 'error',
    message: `The ${kind} probe of type "${type}" requires "${key}".`,
    ...(at && { at }),
    hint: 'Add it, or choose another type.',
  }
}

/**
 * A volume is a claim without a size. Claims cannot shrink later, so there is no default. Write `size`, for example
 * 10Gi.
 */
export function missingSize(name: string, at: Place): Diagnostic {
  return {
    code: 'config/missing-size',
    severity: 'error',
    message: `The volume "${name}" is a claim and requires "size".`,
    ...(at && { at }),
    hint: 'Add its size, for example: size: 10Gi.',
  }
}

/**
 * A setting would send traffic to the container, which lists no port. Add the port that the program listens on to
 * `container.ports`.
 */
export function noPort(what: string, isStack: boolean, at: Place): Diagnostic {
  return {
    code: 'config/no-port',
    severity: 'error',
    message: `There is ${what}, but the container has no ports.`,
    ...(at && { at }),
    hint: isStack
      ? 'Add "expose" to the service in the compose file, for example: expose: ["8080"].'
      : 'Add container.ports, for example: - { name: http, container_port: 8080 }.',
  }
}

/**
 * The path of a probe starts with the prefix that the ingress strips. The kubelet calls the pod directly, so the app
 * receives the prefix and probably responds with 404. Write the path as the app itself serves it.
 */
export function probeHasPrefix(path: string, prefix: string, at: Place): Diagnostic {
  return {
    code: 'config/probe-has-prefix',
    severity: 'warning',
    message: `The probe requests "${path}", but the kubelet calls the pod directly, where "${prefix}" is not stripped.`,
    ...(at && { at }),
    hint: 'Write the path as the app itself serves it.',
  }
}

/**
 * The value of a variable whose name suggests a password, a token or a key is in a file, and therefore in the generated
 * tree. Everyone with access to the repository can read it, also in its history. Keep it in a Secret, or use a
 * variable: `${NAME}`.
 */
export function secretLiteral(name: string, at: Place): Diagnostic {
  return {
    code: 'config/secret-literal',
    severity: 'warning',
    message: `The value of "${name}" looks like a secret, and is readable in ${at?.file ?? 'the file'} and in the generated tree.`,
    ...(at && { at }),
    hint: 'Write a variable, such as ${SECRET}, or refer to a Secret with env_refs or env_from.',
  }
}

/**
 * The value of a variable is a secret from a variable of the build or from a file. It is not written: the container
 * refers to a Secret, which must exist in the cluster before the pod can start. The hint has the command that creates
 * it, for a shell that has the variables.
 */
export function secretReferenced(
  { name, namespace, keys }: Pick<NeededSecret, 'keys' | 'name' | 'namespace'>,
  at: Place,
): Diagnostic {
  const names = enumerated(keys.map(({ key }) => `"${key}"`))
  const [values, are, them] = keys.length === 1 ? ['value', 'is', 'it'] : ['values', 'are', 'them']
  const literals = keys
    .map(({ key, source }) => ` --from-literal=${key}="${source ? shellText(source) : '…'}"`)
    .join('')
  return {
    code: 'config/secret-referenced',
    severity: 'info',
    message: `The ${values} of ${names} ${are} not written; pods take ${them} from the Secret "${name}".`,
    ...(at && { at }),
    hint: `Create it: kubectl -n ${namespace} create secret generic ${name}${literals}`,
  }
}

/**
 * A command has a secret variable, and the container has a variable of the same name with another value, which the
 * command would use instead. Rename one of the two.
 */
export function shadowedSecret(name: string, at: Place): Diagnostic {
  return {
    code: 'config/shadowed-secret',
    severity: 'error',
    message: `The command needs the secret variable "${name}", but "environment" sets "${name}" to something else.`,
    ...(at && { at }),
    hint: `Give the variable under "environment" another name, or use its value: ${name}: \${${name}}.`,
  }
}

/**
 * A key has no effect where it is written, because of another key or the selected type. The hint explains where it
 * would work.
 */
export function unusedKey(key: string, where: string, hint: string, at: Place): Diagnostic {
  return {
    code: 'config/unused-key',
    severity: 'warning',
    message: `"${key}" has no effect on ${where}.`,
    ...(at && { at }),
    hint: hint,
  }
}

/** What a shell that has the variables reads between double quotes; it stops at one that is not set. */
function shellText(source: SecretSource): string {
  if (source.kind === 'file') return `$(sed -n 's/^${source.variable}=//p' ${source.file})`
  return source.text
    .split(/(\$\$\{|\$\{\w+\})/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/["`\\$]/g, '\\$&')
      return part === '$${' ? '\\${' : `${part.slice(0, -1)}:?}`
    })
    .join('')
}
