import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/** One key of a Secret, and where the Secret lives. */
export interface SecretKey {
  readonly name: string
  readonly object: string
  readonly namespace: string
}

/** An element of env_from that does not name exactly one Secret or ConfigMap. */
export function ambiguousEnvironmentSource(at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-environment-source',
    severity: 'error',
    message: 'An element of "env_from" names exactly one Secret or ConfigMap.',
    ...(at && { at }),
    hint: 'Write "secret: name", "configmap: name", or "type: secret" with "name: name".',
  }
}

/** A probe that asks in two ways. */
export function ambiguousProbe(kind: string, type: string, key: string, at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-probe',
    severity: 'error',
    message: `The ${kind} probe is of type "${type}" and also has "${key}".`,
    ...(at && { at }),
    hint: 'A probe asks in one way: keep the keys of one type.',
  }
}

/** A variable that does not say where its value is kept. */
export function ambiguousReference(name: string, from: string, key: string, at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-reference',
    severity: 'error',
    message: `The variable "${name}" comes from a ${from}, so it needs "${key}" and no other object.`,
    ...(at && { at }),
    hint: `Write ${key}: name.`,
  }
}

/** Two volumes at one path. */
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

/** Two ports with one name. */
export function duplicatePortName(name: string, at: Place): Diagnostic {
  return {
    code: 'config/duplicate-port-name',
    severity: 'error',
    message: `Two ports of the container are called "${name}".`,
    ...(at && { at }),
    hint: 'Names of ports are unique; a port used with TCP and UDP needs two.',
  }
}

/** A variable that is given twice. */
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

/** A variable without a value. */
export function emptyVariable(name: string, at: Place): Diagnostic {
  return {
    code: 'config/empty-variable',
    severity: 'error',
    message: `The variable "${name}" has no value.`,
    ...(at && { at }),
    hint: `Write ${name}: "" for an empty text.`,
  }
}

/** A probe without what its type needs. */
export function incompleteProbe(kind: string, type: string, key: string, at: Place): Diagnostic {
  return {
    code: 'config/incomplete-probe',
    severity: 'error',
    message: `The ${kind} probe of type "${type}" needs "${key}".`,
    ...(at && { at }),
    hint: 'Add it, or choose another type.',
  }
}

/** A claim without a size. */
export function missingSize(name: string, at: Place): Diagnostic {
  return {
    code: 'config/missing-size',
    severity: 'error',
    message: `The volume "${name}" is a claim and says no "size".`,
    ...(at && { at }),
    hint: 'Write how much storage it needs: size: 10Gi.',
  }
}

/** Traffic for a container that listens nowhere. */
export function noPort(what: string, at: Place): Diagnostic {
  return {
    code: 'config/no-port',
    severity: 'error',
    message: `There is ${what}, but the container has no ports.`,
    ...(at && { at }),
    hint: 'Add container.ports, for example: - { name: http, container_port: 8080 }.',
  }
}

/** A probe through the ingress path, which the kubelet never sees. */
export function probeHasPrefix(path: string, prefix: string, at: Place): Diagnostic {
  return {
    code: 'config/probe-has-prefix',
    severity: 'warning',
    message: `The probe asks for "${path}", but the kubelet calls the pod directly, where "${prefix}" has not been taken off.`,
    ...(at && { at }),
    hint: 'Write the path as the app itself serves it.',
  }
}

/** A value that looks like a secret and stands in the file. */
export function secretLiteral(name: string, at: Place): Diagnostic {
  return {
    code: 'config/secret-literal',
    severity: 'warning',
    message: `The value of "${name}" looks like a secret, and stands in apps.yaml and in the generated tree for everybody to read.`,
    ...(at && { at }),
    hint: 'Keep it in a Secret, and refer to it with env_refs or env_from.',
  }
}

/** A secret's value that became a reference. */
export function secretReferenced(
  { name, object, namespace }: SecretKey,
  variables: readonly string[],
  at: Place,
): Diagnostic {
  return {
    code: 'config/secret-referenced',
    severity: 'info',
    message: `The value of "${name}" is not written; the container takes it from the Secret "${object}".`,
    ...(at && { at }),
    hint: `Create it: kubectl -n ${namespace} create secret generic ${object} --from-literal=${name}="$${variables[0]}"`,
  }
}

/** A key that has no effect where it stands. */
export function unusedKey(key: string, where: string, hint: string, at: Place): Diagnostic {
  return {
    code: 'config/unused-key',
    severity: 'info',
    message: `"${key}" has no effect on ${where}.`,
    ...(at && { at }),
    hint: hint,
  }
}
