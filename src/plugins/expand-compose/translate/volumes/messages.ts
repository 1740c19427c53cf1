import { type Diagnostic, enumerated, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * The compose file mounts a path of the host. In a cluster that is a path of whichever node a pod happens to run on, and
 * access to it is access to the node. `allow_host_path: true` on the stack in apps.yaml takes it over all the same.
 */
export function hostPath(source: string, at: Place): Diagnostic {
  return {
    code: 'compose/host-path',
    severity: 'error',
    message: `"${source}" is a path of the host, and a pod must not depend on the node that it runs on.`,
    ...(at && { at }),
    hint: source.startsWith('/')
      ? 'Use a named volume, a file beside the compose file, or "allow_host_path: true" on the stack in apps.yaml.'
      : 'Use a named volume, or a file beside the compose file.',
  }
}

/** A path of the host is mounted because apps.yaml allows it. What stands there is different on every node. */
export function hostPathAllowed(source: string, at: Place): Diagnostic {
  return {
    code: 'compose/host-path-allowed',
    severity: 'warning',
    message: `"${source}" is mounted from whichever node the pod runs on.`,
    ...(at && { at }),
    hint: 'Namespaces with a Pod Security Standard refuse such pods.',
    loss: 'approximated',
  }
}

/** A file that the compose file mounts lies outside of the folder of apps.yaml, where nothing is read unless it is allowed. */
export function outsideOfTheProject(source: string, at: Place): Diagnostic {
  return {
    code: 'compose/mount-outside-of-the-project',
    severity: 'error',
    message: `"${source}" lies outside of the project, so its content is not read.`,
    ...(at && { at }),
    hint: 'Move it into the folder of apps.yaml, or allow its folder with --allow-path.',
  }
}

/** A file or folder that the compose file mounts cannot be read. */
export function unreadableMount(source: string, problem: string, at: Place): Diagnostic {
  return {
    code: 'compose/unreadable-mount',
    severity: 'error',
    message: `"${source}" cannot be mounted: ${problem}.`,
    ...(at && { at }),
    hint: 'Check the file and its rights.',
  }
}

/**
 * The compose file mounts a file that does not exist. Docker would make an empty folder of that name, which nobody
 * means, so the mount is left out.
 */
export function missingFile(source: string, target: string, at: Place): Diagnostic {
  return {
    code: 'compose/missing-file',
    severity: 'warning',
    message: `"${source}" does not exist, so nothing is mounted at ${target}.`,
    ...(at && { at }),
    hint: 'Create the file, or remove the mount.',
    loss: 'dropped',
  }
}

/**
 * A folder of the host in which a service keeps data becomes a volume of its own of 1Gi, which is empty at first. What
 * the folder holds is not copied.
 */
export function folderBecomesClaim(
  source: string,
  volume: { readonly name: string; readonly service: string; readonly isFilled: boolean },
  at: Place,
): Diagnostic {
  const { name, service, isFilled } = volume
  return {
    code: 'compose/folder-becomes-claim',
    severity: 'warning',
    message: `The folder "${source}" becomes the volume "${name}", which is empty at first.`,
    ...(at && { at }),
    hint: `${isFilled ? 'Copy its content once the pod runs. ' : ''}Its size is "services.${service}.volumes: [{ name: ${name}, size: 1Gi }]" in apps.yaml.`,
    loss: 'approximated',
  }
}

/** Sources are mounted over what the image has, to work on them while it runs. In a cluster the image has them. */
export function sourcesInImage(source: string, target: string, at: Place): Diagnostic {
  return {
    code: 'compose/sources-in-image',
    severity: 'info',
    message: `"${source}" is not mounted at ${target}: the image that is built from it has it.`,
    ...(at && { at }),
    hint: 'Development tools find it in the metadata of the stack.',
    loss: 'dropped',
  }
}

/**
 * Kubernetes keeps its own files under names that start with two dots, so no file of such a name can be in a mounted
 * ConfigMap or Secret.
 */
export function unmountableName(name: string, at: Place): Diagnostic {
  return {
    code: 'compose/unmountable-name',
    severity: 'error',
    message: `The file "${name}" cannot be mounted: Kubernetes has names that start with ".." for itself.`,
    ...(at && { at }),
    hint: 'Rename it, or move it out of the folder.',
  }
}

/** A mounted file or folder becomes a ConfigMap, or a Secret, and pods can write to neither. */
export function mountedReadOnly(source: string, at: Place): Diagnostic {
  return {
    code: 'compose/mounted-read-only',
    severity: 'info',
    message: `"${source}" is mounted read-only, as a ConfigMap or Secret.`,
    ...(at && { at }),
    hint: 'Add ":ro" to say so in the compose file; use a named volume for what the service writes.',
    loss: 'approximated',
  }
}

/** Files that are mounted are larger than a ConfigMap can be, which is 1 MiB. */
export function tooBig(source: string, bytes: number, at: Place): Diagnostic {
  return {
    code: 'compose/mount-too-big',
    severity: 'error',
    message: `"${source}" has ${bytes} bytes, and a ConfigMap holds at most 1048576.`,
    ...(at && { at }),
    hint: 'Build the files into an image, or fill a named volume with them.',
  }
}

/** A ConfigMap is so large that a client-side `kubectl apply` cannot note its content in an annotation. */
export function needsServerSideApply(source: string, bytes: number, at: Place): Diagnostic {
  return {
    code: 'compose/needs-server-side-apply',
    severity: 'warning',
    message: `"${source}" makes a ConfigMap of ${bytes} bytes, which only server-side apply can take.`,
    ...(at && { at }),
    hint: 'Argo CD: the sync option ServerSideApply=true. kubectl: apply --server-side.',
  }
}

/** A file that is mounted is a secret by its name or its content, so it is referred to and not written. */
export function secretFile(source: string, command: string, at: Place): Diagnostic {
  return {
    code: 'compose/secret-file',
    severity: 'info',
    message: `"${source}" looks like a secret, so its content is not written.`,
    ...(at && { at }),
    hint: `Create it once: ${command}`,
    loss: 'approximated',
  }
}

/** A secret of the compose file is a Secret in the cluster, which nobody but you can make: its value is never written. */
export function secretRequired(name: string, command: string, at: Place): Diagnostic {
  return {
    code: 'compose/secret-required',
    severity: 'info',
    message: `The secret "${name}" must exist in the cluster; its value is not written.`,
    ...(at && { at }),
    hint: `Create it once: ${command}`,
    loss: 'approximated',
  }
}

/** Docker copies what an image has at a path into a new named volume; Kubernetes mounts an empty one over it. */
export function notSeeded(volume: string, target: string, at: Place): Diagnostic {
  return {
    code: 'compose/volume-not-seeded',
    severity: 'warning',
    message: `The volume "${volume}" is empty at first and hides what the image has at ${target}.`,
    ...(at && { at }),
    hint: 'Remove the volume if the files belong to the image, or let the service copy them when it starts.',
    loss: 'approximated',
  }
}

/** A volume that only one node can mount is mounted by several services, whose pods all have to run there. */
export function sharedClaim(volume: string, services: readonly string[], at: Place): Diagnostic {
  return {
    code: 'compose/shared-claim',
    severity: 'warning',
    message: `The volume "${volume}" is shared by ${enumerated(services)}, and only one node at a time can mount it.`,
    ...(at && { at }),
    hint: `Set "services.${services[0]}.volumes: [{ name: ${volume}, access_modes: [ReadWriteMany] }]" in apps.yaml where a storage class can do that.`,
  }
}

/** Services share a volume, and apps.yaml says different things about it for two of them. It is one claim for all. */
export function differentClaims(volume: string, key: string, at: Place, other: Place): Diagnostic {
  return {
    code: 'compose/different-claims',
    severity: 'error',
    message: `The volume "${volume}" is shared, and services disagree about its "${key}".`,
    ...(at && { at }),
    hint: 'Say it once, or alike.',
    ...(other && { related: [{ message: 'the other one is here', at: other }] }),
  }
}

/** Nothing says how large a volume is, so its claim asks for 1Gi. */
export function assumedSize(volume: string, service: string, at: Place): Diagnostic {
  return {
    code: 'compose/assumed-size',
    severity: 'info',
    message: `The volume "${volume}" asks for 1Gi, since a compose file does not say how large a volume is.`,
    ...(at && { at }),
    hint: `Set "services.${service}.volumes: [{ name: ${volume}, size: 10Gi }]" in apps.yaml.`,
    loss: 'approximated',
  }
}

/** A config has the value of a variable, and nothing sets that variable. */
export function unsetConfig(config: string, variable: string, at: Place): Diagnostic {
  return {
    code: 'compose/unset-config',
    severity: 'error',
    message: `The config "${config}" has the value of the variable "${variable}", which is not set.`,
    ...(at && { at }),
    hint: 'Set it where the other variables are, or in the file ".env" beside the compose file.',
  }
}

/**
 * The content of a config is a secret: a variable that is one by its name, or a private key. A ConfigMap would show it
 * to everybody.
 */
export function secretInConfig(config: string, what: string, at: Place): Diagnostic {
  return {
    code: 'compose/secret-in-config',
    severity: 'error',
    message: `The config "${config}" would write ${what} into the generated tree.`,
    ...(at && { at }),
    hint: 'Make a secret of it: under "secrets" it is referred to and never written.',
  }
}

/**
 * A volume or config is external, so nothing is made for it: it has to be in the namespace before the stack is.
 */
export function externalRequired(what: string, namespace: string, at: Place): Diagnostic {
  return {
    code: 'compose/external-required',
    severity: 'info',
    message: `${what} must exist in namespace "${namespace}": it is external, so nothing is made for it.`,
    ...(at && { at }),
  }
}

/**
 * A file of a config or secret belongs to root, whatever "uid" and "gid" say. The service runs as another user, and the
 * mode of the file lets only root read it. With `fs_group` the file belongs to a group of the service, which may read it.
 */
export function unreadableMode(path: string, service: string, user: number, at: Place): Diagnostic {
  return {
    code: 'compose/unreadable-mode',
    severity: 'warning',
    message: `"${service}" runs as user ${user} and cannot read ${path}: its mode lets only root do so.`,
    ...(at && { at }),
    hint: `Set "services.${service}.security.pod_security_context.fs_group" in apps.yaml, or a mode such as 0444.`,
  }
}

/** A volume that is memory is one for each pod in Kubernetes, so services that mount the same one do not share files. */
export function memoryNotShared(volume: string, services: readonly string[], at: Place): Diagnostic {
  return {
    code: 'compose/memory-not-shared',
    severity: 'warning',
    message: `The volume "${volume}" is memory, and ${enumerated(services)} each get their own.`,
    ...(at && { at }),
    hint: 'Remove its "driver_opts" to make it a claim that they share.',
    loss: 'approximated',
  }
}
