/** The names that namespaces and Services may have, as a pattern for JSON Schemas of options. */
export const DNS_LABEL = '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$'

/** DNS labels joined by dots. */
export const DNS_NAME = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$'

/** The values that labels may have. */
export const LABEL_VALUE = '^([A-Za-z0-9]([-\\w.]{0,61}[A-Za-z0-9])?)?$'
