export { enPieceJointe } from './nom.js'
export { operationsDesPieces } from './operations.js'
export { tailleMaximale as tailleMaximaleDUnePiece } from './recevoir.js'
export { installerLesPieces } from './routes.js'
