/** Name of the ownership index in an environment's folder. Argo CD reads neither it nor anything without an extension. */
export const INDEX = '.k3s-platform-index'

/** Name of the lock in the output folder. */
export const LOCK = '.k3s-platform-lock'

/** Name of the folder in the output folder where a run keeps what it is about to move into place, and its journal. */
export const RUN = '.k3s-platform-run'

/** Path of a file below the output folder. */
export function inTree(environment: string, path: string): string {
  return environment === '' ? path : `${environment}/${path}`
}

/** The folder of a path; `''` for the output folder itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
