/** Loads a module of the user's. The bundled program, which is no module itself, is lent this by its launcher. */
export function importModule(url: string): Promise<unknown> {
  return import(url)
}
