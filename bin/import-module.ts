/** Loads a module of the user. The bundled program, which is not a module itself, gets this from its launcher. */
export function importModule(url: string): Promise<unknown> {
  return import(url)
}
