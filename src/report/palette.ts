/** Colours of terminal text, by purpose. */
export interface Palette {
  readonly error: Paint
  readonly warning: Paint
  readonly info: Paint
  readonly hint: Paint
  readonly strong: Paint
  readonly faint: Paint
}

/** Wraps text in the escape sequences of a colour, or leaves it as it is. */
export type Paint = (text: string) => string

/** Colours when they are on; when they are off, no text is changed. */
export function palette(on: boolean): Palette {
  const paint = (open: string, close: string): Paint =>
    on ? text => (text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`) : text => text
  return {
    error: paint('1;31', '22;39'),
    warning: paint('1;33', '22;39'),
    info: paint('1;36', '22;39'),
    hint: paint('32', '39'),
    strong: paint('1', '22'),
    faint: paint('2', '22'),
  }
}
