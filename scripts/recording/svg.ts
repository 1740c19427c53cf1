import type { Screen } from '../story/play.ts'
import { COLUMNS, type Span, spansOf, wrapped } from './terminal.ts'

const LINE_HEIGHT = 19
const CHARACTER_WIDTH = 8.4
const MARGIN = 16
const TITLE_HEIGHT = 30
/** Seconds: a key, and the time to read a line. */
const TYPED = 0.035
const READ = 0.45
const REST = 1.5

/** Draws the screens as a moving picture: each command is typed, then its output is there for as long as it takes to read. */
export function svgOf(screens: readonly Screen[]): string {
  const drawn = screens.map(({ command, lines }) => ({ command, lines: lines.flatMap(wrapped) }))
  const height = TITLE_HEIGHT + MARGIN * 2 + LINE_HEIGHT * (1 + Math.max(...drawn.map(({ lines }) => lines.length)))
  const width = Math.ceil(COLUMNS * CHARACTER_WIDTH) + MARGIN * 2
  const times = drawn.map(({ command, lines }) => command.length * TYPED + lines.length * READ + REST)
  const whole = times.reduce((sum, time) => sum + time, 0)
  let start = 0
  const parts = drawn.map((screen, index) => {
    const typed = screen.command.length * TYPED
    const moment = (seconds: number) => `${((100 * seconds) / whole).toFixed(2)}%`
    const end = start + times[index]!
    const style = [
      frames(`screen${index}`, 'visibility', [
        ...(start > 0 ? [['0%', 'hidden'] as const] : []),
        [moment(start), 'visible'],
        ...(end < whole - 0.001 ? [[moment(end), 'hidden'] as const] : []),
      ]),
      frames(`output${index}`, 'visibility', [
        ['0%', 'hidden'],
        [moment(start + typed), 'inherit'],
      ]),
      `@keyframes typing${index}{0%,${moment(start)}{width:${COLUMNS * CHARACTER_WIDTH}px;x:${MARGIN + 2 * CHARACTER_WIDTH}px}${moment(start + typed)},100%{width:0;x:${(MARGIN + (2 + screen.command.length) * CHARACTER_WIDTH).toFixed(1)}px}}`,
      `#screen${index}{animation:screen${index} ${whole.toFixed(2)}s step-end infinite}`,
      `#output${index}{animation:output${index} ${whole.toFixed(2)}s step-end infinite}`,
      `#typing${index}{animation:typing${index} ${whole.toFixed(2)}s linear infinite}`,
    ].join('\n')
    start = end
    return { style, body: group(screen, index) }
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(`A terminal: ${screens.map(({ command }) => command).join(', then ')}`)}">
<style>
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#d6dae2;white-space:pre}
.bold{font-weight:700}.faint{fill:#8b93a3}.red{fill:#ff7b72}.green{fill:#7ee787}.yellow{fill:#f2cc60}.cyan{fill:#79c0ff}
${parts.map(({ style }) => style).join('\n')}
@media (prefers-reduced-motion:reduce){g,rect{animation:none!important}.screen{visibility:hidden}.still{visibility:visible}.cover{width:0}}
</style>
<rect width="${width}" height="${height}" rx="8" fill="#161b22"/>
<circle cx="20" cy="16" r="5.5" fill="#ff5f57"/><circle cx="38" cy="16" r="5.5" fill="#febc2e"/><circle cx="56" cy="16" r="5.5" fill="#28c840"/>
${parts.map(({ body }) => body).join('\n')}
</svg>
`
}

function group({ command, lines }: Screen, index: number): string {
  const output = lines.map((line, row) => textLine(spansOf(line), row + 1)).filter(line => line !== '')
  const still = lines.length > 0 && index === 1 ? ' still' : ''
  return [
    `<g id="screen${index}" class="screen${still}">`,
    textLine(
      [
        { text: '$ ', classes: ['green'] },
        { text: command, classes: ['bold'] },
      ],
      0,
    ),
    `<rect id="typing${index}" class="cover" x="${MARGIN}" y="${TITLE_HEIGHT}" width="0" height="${LINE_HEIGHT + 4}" fill="#161b22"/>`,
    `<g id="output${index}">`,
    ...output,
    '</g></g>',
  ].join('\n')
}

function textLine(spans: readonly Span[], row: number): string {
  if (spans.length === 0) return ''
  const y = TITLE_HEIGHT + MARGIN + row * LINE_HEIGHT
  const parts = spans.map(({ text, classes }) =>
    classes.length === 0 ? escaped(text) : `<tspan class="${classes.join(' ')}">${escaped(text)}</tspan>`,
  )
  // Fonts differ in width; the columns of the program's tables must not.
  const length = spans.reduce((sum, { text }) => sum + text.length, 0)
  return `<text x="${MARGIN}" y="${y}" textLength="${(length * CHARACTER_WIDTH).toFixed(1)}" xml:space="preserve">${parts.join('')}</text>`
}

function frames(name: string, property: string, values: readonly (readonly [string, string])[]): string {
  return `@keyframes ${name}{${values.map(([moment, value]) => `${moment}{${property}:${value}}`).join('')}}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
