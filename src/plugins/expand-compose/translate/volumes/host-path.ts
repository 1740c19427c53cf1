/** What a path of the machine on which Docker runs is for. */
export type HostPath = 'clock' | 'data' | 'engine' | 'file' | 'system'

/** Whether a path is not in the project, but one of the machine on which Docker runs. */
export function isOnHost(source: string): boolean {
  return /^([/~]|[A-Za-z]:[\\/]|\\\\)/.test(source)
}

/** What a path of the host is for: most are folders in which services keep data. */
export function hostPathKind(source: string, target: string): HostPath {
  const path = source.replace(/(.)\/+$/, '$1')
  if (CLOCK.test(path)) return 'clock'
  if (ENGINE.test(path)) return 'engine'
  if (SYSTEM.test(path) || CREDENTIALS.test(path)) return 'system'
  if (isDataFolder(target)) return 'data'
  return looksLikeFile(path) || looksLikeFile(target) ? 'file' : 'data'
}

/** Whether a service keeps data at a path: database images and the like write to such folders. */
export function isDataFolder(target: string): boolean {
  return /^\/(var\/lib\/[^/]+|bitnami\/[^/]+|var\/log(\/.*)?|(.*\/)?(data|storage|backups?|uploads))\/?$/.test(target)
}

/** Whether a name has an ending, as names of files have and those of folders do not. */
export function looksLikeFile(path: string): boolean {
  return /[^/.][^/]*\.[A-Za-z0-9]+$/.test(path) && !/\.d$/.test(path)
}

const CLOCK = /^\/(etc\/(localtime|timezone)|usr\/share\/zoneinfo(\/.*)?)$/

/** Sockets of container engines. */
const ENGINE = /\/(docker|podman|containerd)(\.raw)?\.sock$/

/** Folders of the operating system and of the engine, and folders that hold all others. */
const SYSTEM =
  /^(\\\\.*|~|[A-Za-z]:[\\/]?|\/((bin|boot|dev|etc|lib|lib64|proc|run|sbin|sys|usr|var\/run|var\/log|var\/lib\/(containerd|containers|docker|kubelet)|tmp\/\.X11-unix)(\/.*)?|home|opt|root|tmp|var|var\/lib)?)$/

/** Where the home of a user has keys for other systems. */
const CREDENTIALS = /^(~|\/root|\/home\/[^/]+)\/\.(aws|azure|config\/gcloud|docker|gnupg|kube|ssh)(\/.*)?$/
