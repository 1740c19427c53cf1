/** A text of a container as apps.yaml says it: there `$(NAME)` is no reference, and no dollar is doubled. */
export function literalText(text: string): string {
  return text.replace(/(\$+)(\(?)/g, (written, dollars: string, open: string) => {
    const count = open ? dollars.length / 2 : (dollars.length + 1) / 2
    return Number.isInteger(count) ? `${'$'.repeat(count)}${open}` : written
  })
}
