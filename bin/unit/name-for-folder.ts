/** A name for what is in a folder: the folder's own, made one that Kubernetes takes. */
export function nameForFolder(folder: string): string {
  const name = folder.split(/[\\/]/).at(-1)!.toLowerCase()
  return name.replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|(?<!-)-+$/g, '') || 'unnamed'
}
