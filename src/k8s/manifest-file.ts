import { isKustomizationFile } from './kustomization-file.ts'

/** Whether a file of a tree holds objects. */
export function isManifestFile(path: string): boolean {
  return path.endsWith('.yaml') && !isKustomizationFile(path)
}
