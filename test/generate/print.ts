import { stringify } from 'yaml'
import type { Node } from './node.ts'
import { BARE } from './texts.ts'

/** The file as text, in the YAML that the project reads, with what is to stand bare without its quotes. */
export function print(root: Node): string {
  const text = stringify(root, { version: '1.2', schema: 'core', lineWidth: 0, aliasDuplicateObjects: false })
  return text.replace(new RegExp(`["']?${BARE[0]}(.*?)${BARE[1]}["']?`, 'gu'), '$1')
}
