/** What the definitions of the options of plugins are called, before the name of the plugin. */
export const OPTIONS_OF = 'plugins.'
