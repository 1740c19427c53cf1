import { format } from '../option.ts'

/** How Secrets are listed. */
export const secretsFormat = format('pretty', 'json', 'manifest')
