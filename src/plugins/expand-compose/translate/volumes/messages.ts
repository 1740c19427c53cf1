import { type Diagnostic, error, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** A file that the compose file mounts lies outside of the folder of apps.yaml, where nothing is read unless it is allowed. */
export function outsideOfTheProject(source: string, at: Place): Diagnostic {
  return error(
    'compose/mount-outside-of-the-project',
    `"${source}" lies outside of the project, so its content is not read.`,
    at,
    'Move it into the folder of apps.yaml, or allow its folder with --allow-path.',
  )
}

/** A file or folder that the compose file mounts cannot be read. */
export function unreadableMount(source: string, problem: string, at: Place): Diagnostic {
  return error(
    'compose/unreadable-mount',
    `"${source}" cannot be mounted: ${problem}.`,
    at,
    'Check the file and its permissions.',
  )
}

/**
 * The compose file mounts a file that does not exist. Docker would create an empty folder of that name, which is never
 * intended, so the mount is skipped.
 */
export function missingFile(source: string, target: string, at: Place): Diagnostic {
  return warning(
    'compose/missing-file',
    `"${source}" does not exist, so nothing is mounted at ${target}.`,
    at,
    'Create the file, or remove the mount.',
    { loss: 'dropped' },
  )
}

/**
 * Sources are mounted over an image that is built from another folder further down, so that the image does not have
 * them. In a cluster a container has the files of its image only.
 */
export function sourcesNotInImage(source: string, target: string, context: string, at: Place): Diagnostic {
  return warning(
    'compose/sources-not-in-image',
    `"${source}" is not mounted at ${target}, and the image that is built from "${context}" does not have it.`,
    at,
    `Build from "${source}", with a Dockerfile that copies what the service needs.`,
    { loss: 'dropped' },
  )
}

/** Sources are mounted over what the image has, to work on them while it runs. In a cluster the image has them. */
export function sourcesInImage(source: string, target: string, at: Place): Diagnostic {
  return info(
    'compose/sources-in-image',
    `"${source}" is not mounted at ${target}: the image that is built from it has it.`,
    at,
    'Development tools find it in the metadata of the stack.',
    { loss: 'dropped' },
  )
}

/**
 * Kubernetes keeps its own files under names that start with two dots, so no file of such a name can be in a mounted
 * ConfigMap or Secret.
 */
export function unmountableName(name: string, at: Place): Diagnostic {
  return error(
    'compose/unmountable-name',
    `The file "${name}" cannot be mounted: Kubernetes has names that start with ".." for itself.`,
    at,
    'Rename it, or move it out of the folder.',
  )
}

/** A mounted file or folder becomes a ConfigMap, or a Secret, and pods can write to neither. */
export function mountedReadOnly(source: string, at: Place): Diagnostic {
  return info(
    'compose/mounted-read-only',
    `"${source}" is mounted read-only, as a ConfigMap or Secret.`,
    at,
    'Add ":ro" to say so in the compose file; use a named volume for what the service writes.',
    { loss: 'approximated' },
  )
}

/** Files that are mounted are larger than a ConfigMap can be, which is 1 MiB. */
export function tooBig(source: string, bytes: number, at: Place): Diagnostic {
  return error(
    'compose/mount-too-big',
    `"${source}" has ${bytes} bytes, and a ConfigMap holds at most 1048576.`,
    at,
    'Build the files into an image, or fill a named volume with them.',
  )
}

/** A ConfigMap is so large that a client-side `kubectl apply` cannot note its content in an annotation. */
export function needsServerSideApply(source: string, bytes: number, at: Place): Diagnostic {
  return warning(
    'compose/needs-server-side-apply',
    `"${source}" makes a ConfigMap of ${bytes} bytes, which only server-side apply can take.`,
    at,
    'Argo CD: the sync option ServerSideApply=true. kubectl: apply --server-side.',
  )
}
