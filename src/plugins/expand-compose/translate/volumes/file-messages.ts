import { type Diagnostic, error, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** A file that is mounted is a secret by its name or its content, so it is referred to and not written. */
export function secretFile(source: string, command: string, at: Place): Diagnostic {
  return info(
    'compose/secret-file',
    `"${source}" looks like a secret, so its content is not written.`,
    at,
    `Create it once: ${command}`,
    { loss: 'approximated' },
  )
}

/** A secret of the compose file is a Secret in the cluster, which you must create: its value is never written. */
export function secretRequired(name: string, command: string, at: Place): Diagnostic {
  return info(
    'compose/secret-required',
    `The secret "${name}" must exist in the cluster; its value is not written.`,
    at,
    `Create it once: ${command}`,
    { loss: 'approximated' },
  )
}

/** A config has the value of a variable, and nothing sets that variable. */
export function unsetConfig(config: string, variable: string, at: Place): Diagnostic {
  return error(
    'compose/unset-config',
    `The config "${config}" has the value of the variable "${variable}", which is not set.`,
    at,
    'Set it where the other variables are, or in the file ".env" next to the compose file.',
  )
}

/**
 * The content of a config has a secret: the value of a variable, a private key, or a setting with the name of one. It
 * becomes a Secret instead of a ConfigMap, which is not confidential, and its content is not written.
 */
export function secretConfig(config: string, command: string, at: Place): Diagnostic {
  return info(
    'compose/secret-config',
    `The config "${config}" contains a secret, so it becomes a Secret, and its content is not written.`,
    at,
    `Create it once: ${command}`,
    { loss: 'approximated' },
  )
}

/**
 * A volume or config is external, so the build does not create it: it must exist in the namespace before the stack
 * does.
 */
export function externalRequired(what: string, namespace: string, at: Place): Diagnostic {
  return info(
    'compose/external-required',
    `${what} must exist in namespace "${namespace}": it is external, so the build does not create it.`,
    at,
  )
}

/**
 * A file of a config or secret belongs to root, whatever "uid" and "gid" say. The service runs as another user, and the
 * mode of the file lets only root read it. With `fs_group` the file belongs to a group of the service, which may read it.
 */
export function unreadableMode(path: string, service: string, user: number, at: Place): Diagnostic {
  return warning(
    'compose/unreadable-mode',
    `"${service}" runs as user ${user} and cannot read ${path}: its mode lets only root do so.`,
    at,
    `Set "services.${service}.security.pod_security_context.fs_group" in apps.yaml, or a mode such as 0444.`,
  )
}
