export { installerLaDocumentation } from './installer.js'
