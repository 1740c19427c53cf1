import type { Origin } from '../../src/ir/origin.ts'

/** A small project file that the tests of the reports point into. */
export const appsYaml = `version: "1"
apps:
  - name: fastapi
    image: registry.example.com/fastapi
    ingress:
      path: /fastapi
      strip_prefx: true
    resources: { memory: 512mb }

  - { name: worker, strip_prefx: true }
`

/** The place of the first occurrence of a text in a source, in the line given or anywhere. */
export function placeOf(text: string, path: string, { source = appsYaml, file = 'apps.yaml', line = 0 } = {}): Origin {
  const lines = source.split('\n')
  const number = line || lines.findIndex(content => content.includes(text)) + 1
  return { file, line: number, column: lines[number - 1]!.indexOf(text) + 1, length: text.length, path }
}
