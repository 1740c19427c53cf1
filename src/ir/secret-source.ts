/**
 * Where the value of a Secret's key comes from: a string made of variables, a variable of a file, or a file as a whole.
 */
export type SecretSource =
  | {
      readonly kind: 'text'
      /** Secret variables are `${NAME}`; a literal `${` is `$${`. */
      readonly text: string
    }
  | { readonly kind: 'file'; readonly file: string; readonly variable?: string }
