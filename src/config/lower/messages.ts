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
    message: 'An element of "env_from" names exactly one Secret or ConfigMap.',
    ...(at && { at }),
    hint: 'Write "secret: name", "configmap: name", or "type: secret" with "name: name".',
  }
}

/**
 * A probe has keys of two types, for example a `command` beside `type: http`. It asks in one way only, so one of the
 * two would be ignored. Remove the keys of the type that is not meant.
 */
export function ambiguousProbe(kind: string, type: string, key: string, at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-probe',
    severity: 'error',
    message: `The ${kind} probe is of type "${type}" and also has "${key}".`,
    ...(at && { at }),
    hint: 'A probe asks in one way: keep the keys of one type.',
  }
}

/**
 * An element of `env_refs` has to name the Secret or ConfigMap that keeps the value of its variable, and nothing else.
 * Which of the two is meant follows from the key: `secret` or `configmap`.
 */
export function ambiguousReference(name: string, from: string, key: string, at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-reference',
    severity: 'error',
    message: `The variable "${name}" comes from a ${from}, so it needs "${key}" and no other object.`,
    ...(at && { at }),
    hint: `Write ${key}: name.`,
  }
}

/**
 * Two volumes are mounted at the same path of a container. Kubernetes refuses such a pod. Give one of them another
 * path, or put both contents into one volume.
 */
export function conflictingMounts(path: string, at: Place, earlier: Place): Diagnostic {
  return {
    code: 'config/conflicting-mounts',
    severity: 'error',
    message: `Two volumes are mounted at "${path}".`,
    ...(at && { at }),
    hint: 'Give each volume a path of its own.',
    ...(earlier && { related: [{ message: 'the other one is here', at: earlier }] }),
  }
}

/**
 * Two ports of a container have the same name. Services, probes and policies refer to ports by name, so it must be
 * clear which one is meant. Ports without a name get one made of their number.
 */
export function duplicatePortName(name: string, at: Place): Diagnostic {
  return {
    code: 'config/duplicate-port-name',
    severity: 'error',
    message: `Two ports of the container are called "${name}".`,
    ...(at && { at }),
    hint: 'Names of ports are unique; a port used with TCP and UDP needs two.',
  }
}

/**
 * A variable of the container is given twice, in `environment` and in `env_refs` or twice in one of them. Kubernetes
 * would take the last one without a word. Keep the one that is meant.
 */
export function duplicateVariable(name: string, at: Place, earlier: Place): Diagnostic {
  return {
    code: 'config/duplicate-variable',
    severity: 'error',
    message: `The variable "${name}" is given twice.`,
    ...(at && { at }),
    hint: 'Keep it in "environment" or in "env_refs", once.',
    ...(earlier && { related: [{ message: 'the other one is here', at: earlier }] }),
  }
}

/**
 * A probe lacks what its type needs: `command` for exec, and `port` for the others, where the container has no port that
 * could be meant.
 */
export function incompleteProbe(kind: string, type: string, key: string, at: Place): Diagnostic {
  return {
    code: 'config/incomplete-probe',
    severity: 'error',
    message: `The ${kind} probe of type "${type}" needs "${key}".`,
    ...(at && { at }),
    hint: 'Add it, or choose another type.',
  }
}

/**
 * A volume is a claim for storage and does not say how much. Sizes cannot be made smaller later, so there is no
 * default. Write `size`, for example 10Gi.
 */
export function missingSize(name: string, at: Place): Diagnostic {
  return {
    code: 'config/missing-size',
    severity: 'error',
    message: `The volume "${name}" is a claim and says no "size".`,
    ...(at && { at }),
    hint: 'Write how much storage it needs: size: 10Gi.',
  }
}

/**
 * Something would send traffic to the container, and the container lists no port. Write the port that the program
 * listens on under `container.ports`.
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
 * The path of a probe begins with the prefix that the ingress takes off. The kubelet asks the pod directly, without the
 * ingress, so the app sees the prefix and will probably answer 404. Write the path as the app itself serves it.
 */
export function probeHasPrefix(path: string, prefix: string, at: Place): Diagnostic {
  return {
    code: 'config/probe-has-prefix',
    severity: 'warning',
    message: `The probe asks for "${path}", but the kubelet calls the pod directly, where "${prefix}" has not been taken off.`,
    ...(at && { at }),
    hint: 'Write the path as the app itself serves it.',
  }
}

/**
 * The value of a variable whose name speaks of a password, a token or a key stands in a file, and from there in the
 * generated tree. Everybody who may read the repository can read it, in all its history. Keep it in a Secret, or take
 * it from a variable: `${NAME}`.
 */
export function secretLiteral(name: string, at: Place): Diagnostic {
  return {
    code: 'config/secret-literal',
    severity: 'warning',
    message: `The value of "${name}" looks like a secret, and stands in ${at?.file ?? 'the file'} and in the generated tree for everybody to read.`,
    ...(at && { at }),
    hint: 'Write a variable, such as ${SECRET}, or refer to a Secret with env_refs or env_from.',
  }
}

/**
 * The value of a variable is a secret and came from a variable of the build or from a file. It is not written: the
 * container refers to a Secret, which has to exist in the cluster before the pod can start. The hint has the command
 * that creates it, for a shell that has the variables.
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
 * command would get instead. Rename one of the two.
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
 * A key is known, and has no effect where it is written, because of another key or of the type that was chosen. What it
 * asks for does not happen; the hint says where it would work.
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
