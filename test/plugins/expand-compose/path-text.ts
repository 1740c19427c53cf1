import { joinPath } from '../../../src/config/yaml-provenance.ts'

/** A way into a file as places call it: `services.web.ports[0]`. */
export function pathText(way: readonly (string | number)[]): string {
  return way.reduce<string>((text, step) => joinPath(text, step), '')
}
