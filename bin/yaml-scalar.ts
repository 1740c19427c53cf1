/** A text as YAML reads it back: in quotes where it could be taken for anything else. */
export function yamlScalar(text: string): string {
  return /^[A-Za-z_./][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n|\.(?:inf|nan))$/i.test(text)
    ? text
    : JSON.stringify(text)
}
