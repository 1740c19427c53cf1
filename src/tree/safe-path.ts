/** Whether a path stays below the folder it is relative to on every system, and is none of our own files. */
export function isSafePath(path: string): boolean {
  return path.split('/').every(name => isSafeName(name) && !name.startsWith('.k3s-platform-'))
}

/** Whether a name can name one file or folder, and none other than it says. */
export function isSafeName(name: string): boolean {
  return !/^(?:|\.\.?|.*[\\/\p{Control}].*)$/su.test(name)
}
