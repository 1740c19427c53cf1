/** Services of generated projects, each of which waits only for those before it. */
export const SERVICES = ['db', 'cache', 'api', 'web', 'my_worker'] as const

/** What services name, and what is declared when one does. */
export const NETWORKS = ['front', 'back'] as const
export const VOLUMES = ['data', 'uploads'] as const
export const SECRETS = ['password', 'api_token'] as const
export const CONFIGS = ['settings', 'page'] as const
export const MODELS = ['llm'] as const

export const JOBS = ['backup'] as const
export const PROFILES = ['debug', 'dashboards'] as const
