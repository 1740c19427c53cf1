import type { Compilation, Explanation, Origin, Palette } from 'k3s-platform'

/** An explanation for people: the value, who made it, and the lines that it comes from. */
export function explanationText(
  explanation: Explanation,
  { environment, sources }: Compilation,
  palette: Palette,
): string {
  const { resource, unit, pointer, value, changes, origins, fields } = explanation
  const place = resource.namespace === undefined ? '' : ` in namespace ${resource.namespace}`
  const isLeaf = fields.length === 0
  return `${[
    palette.strong(`${resource.kind}/${resource.name}${pointer === '' ? '' : ` ${pointer}`}`),
    `  ${palette.faint(`of ${unit}${place}, environment ${environment}`)}`,
    '',
    ...(isLeaf ? [...wholeValue(value), ''] : []),
    'Made by',
    ...changes.map(change => `  ${changeLine(change)}`),
    ...(origins.length > 0
      ? ['', 'Because of', ...origins.flatMap(origin => originLines(origin, sources, palette))]
      : []),
    ...(isLeaf ? [] : ['', 'Its values', ...fieldLines(explanation, palette)]),
    ...(isLeaf && origins.length === 0
      ? ['', `  ${palette.faint('It does not depend on your files: it is a default of k3s-platform.')}`]
      : []),
  ].join('\n')}\n`
}

function changeLine({ plugin, stage, operation, reason }: Explanation['changes'][number]): string {
  const what = operation ? `${operation.op} ${operation.path}: ${reason.because}` : reason.because
  return `${plugin} in ${stage}  ${what}`
}

function originLines(origin: Origin, sources: Compilation['sources'], palette: Palette): string[] {
  const { file, line, column, path, rule } = origin
  const text = sources.get(file)?.split('\n')[line - 1]
  return [
    `  ${file}:${line}:${column}  ${path}`.trimEnd(),
    ...(text === undefined ? [] : [`    ${palette.faint(`${line} |`)} ${sourceLine(text, column)}`]),
    ...(rule ? [`    ${palette.hint(`by the rule ${rule}`)}: docs/defaults.md#${rule}`] : []),
  ]
}

function fieldLines({ pointer, fields }: Explanation, palette: Palette): string[] {
  const rows = fields.map(field => ({
    ...field,
    name: field.pointer.slice(pointer.length),
    text: shortValue(field.value),
  }))
  const nameWidth = Math.max(...rows.map(({ name }) => name.length))
  const textWidth = Math.max(...rows.map(({ text }) => text.length))
  return rows.map(({ name, text, origins }) => {
    const places = origins.map(({ file, line, rule }) => `${file}:${line}${rule ? ` (${rule})` : ''}`)
    return `  ${name.padEnd(nameWidth)}  ${text.padEnd(textWidth)}  ${palette.faint(places.join(', '))}`.trimEnd()
  })
}

/** A value that was asked for is shown whole. */
function wholeValue(value: unknown): string[] {
  return textOf(value)
    .replace(/\n$/, '')
    .split('\n')
    .map(line => `  ${printable(line)}`.trimEnd())
}

const widestValue = 60

/** A value in a table, cut to what fits into its column. */
function shortValue(value: unknown): string {
  const line = printable(textOf(value))
  return line.length > widestValue ? `${line.slice(0, widestValue - 1)}…` : line
}

const widestLine = 100

/** A line of a file; of one that is too long, what is around the place. */
function sourceLine(text: string, column: number): string {
  const line = printable(text.replace(/\r$/, ''))
  if (line.length <= widestLine) return line
  const start = column < widestLine / 2 ? 0 : Math.min(column - widestLine / 4, line.length - widestLine)
  const end = start + widestLine
  return `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Written out, characters that would move the cursor do no harm. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, character => {
    const written = JSON.stringify(character).slice(1, -1)
    return written === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : written
  })
}
