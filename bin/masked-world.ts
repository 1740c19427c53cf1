import type { MaskedStream, Masks, Stream, Surroundings, World } from './world.ts'

/** A world in which nothing that is written has a secret, except the content of files. */
export function maskedWorld(surroundings: Surroundings): World {
  const hidden = new Set<Masks>()
  const masked = (text: string) => [...hidden].reduce((shown, secrets) => secrets.maskMarked(shown), text)
  return {
    get folder() {
      return surroundings.folder
    },
    variables: surroundings.variables,
    input: surroundings.input,
    output: maskedStream(surroundings.output, masked),
    errors: maskedStream(surroundings.errors, masked),
    now: () => surroundings.now(),
    hide: secrets => hidden.add(secrets),
  }
}

function maskedStream(stream: Stream, masked: (text: string) => string): MaskedStream {
  return {
    get isTerminal() {
      return stream.isTerminal
    },
    get columns() {
      return stream.columns
    },
    write: text => stream.write(masked(text)),
    writeFile: text => stream.write(text),
  }
}
