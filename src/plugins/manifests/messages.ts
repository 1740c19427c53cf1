import { type Diagnostic, error, info, type Origin } from 'k3s-platform/plugin'

/**
 * A folder of `manifests` has a kustomization. Its files are input of Kustomize and not what is applied. Render it with
 * `kubectl kustomize`, and name the file with the result.
 */
export function kustomizationFound(file: string, at: Origin | undefined): Diagnostic {
  const folder = file.replace(/\/?[^/]*$/, '') || '.'
  return error(
    'manifests/kustomization',
    `"${file}" is a kustomization, which must be rendered first.`,
    at,
    `Run "kubectl kustomize ${folder} > rendered.yaml", and set "path: rendered.yaml".`,
  )
}

/**
 * Objects of `manifests` are in a namespace that must exist first. An Application creates only the namespace of its entry.
 * Create it once, or add a Namespace to the manifests.
 */
export function namespaceExpected(name: string, at: Origin | undefined): Diagnostic {
  return info(
    'manifests/namespace-expected',
    `The namespace "${name}" must exist in the cluster.`,
    at,
    `Run once: kubectl create namespace ${name}. Or add the Namespace to the manifests.`,
  )
}

/** The file or folder of an entry of `manifests` has no objects. Correct `path`, or remove the entry. */
export function noObjects(path: string, at: Origin | undefined): Diagnostic {
  return error(
    'manifests/no-objects',
    `"${path}" has no Kubernetes objects.`,
    at,
    'Correct "path": a YAML file, or a folder of files that end in .yaml, .yml or .json.',
  )
}

/** A document of a file of `manifests` is not a Kubernetes object: each has `apiVersion`, `kind` and `metadata.name`. */
export function notAnObject(file: string, at: Origin | undefined): Diagnostic {
  return error(
    'manifests/not-an-object',
    `A document in "${file}" is not a Kubernetes object.`,
    at,
    'Add apiVersion, kind and metadata.name, or move the file to another folder.',
  )
}

/**
 * A Secret with values is among the manifests. The tree is committed, so everyone with access to the repository can read
 * them. Keep the values elsewhere: an ExternalSecret or a SealedSecret refers to them.
 */
export function secretObject(name: string, at: Origin | undefined): Diagnostic {
  return error(
    'manifests/secret-in-tree',
    `The Secret "${name}" has values, which would be written into the generated tree.`,
    at,
    'Replace it with an ExternalSecret or a SealedSecret, or create it with kubectl and remove it from the manifests.',
  )
}

/** The file or folder of an entry of `manifests` cannot be read. Its path is relative to the folder of apps.yaml. */
export function unreadablePath(path: string, problem: string, at: Origin | undefined): Diagnostic {
  return error(
    'manifests/unreadable-path',
    `"${path}" cannot be read: it is ${problem}.`,
    at,
    'Correct "path", which is relative to the folder of apps.yaml.',
  )
}
