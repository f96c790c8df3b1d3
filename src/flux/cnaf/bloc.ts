/** An element that holds others: the texts of its leaves by name (the first one when repeated), and its sub-elements in order. */
export type Bloc = {
  nom: string
  champs: Map<string, string>
  blocs: Bloc[]
  repetes: string[]
}

export const PROFONDEUR_MAX = 32

export const nouveauBloc = (nom: string): Bloc => ({
  nom,
  champs: new Map(),
  blocs: [],
  repetes: [],
})

/** Adds a leaf; a second one of the same name is remembered as repeated, never overwrites. */
export const ajouterChamp = (bloc: Bloc, nom: string, texte: string): void => {
  if (bloc.champs.has(nom)) bloc.repetes.push(nom)
  else bloc.champs.set(nom, texte)
}

/** First sub-element of this name. */
export const sousBloc = (bloc: Bloc | undefined, nom: string): Bloc | undefined => bloc?.blocs.find(enfant => enfant.nom === nom)

export const sousBlocs = (bloc: Bloc | undefined, nom: string): Bloc[] => bloc?.blocs.filter(enfant => enfant.nom === nom) ?? []
