/** A signature that could not be made; the message is a French sentence for whoever asked. Nothing was signed. */
export class SignatureImpossible extends Error {}
